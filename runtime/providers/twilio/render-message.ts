import type { RenderMessage } from '#runtime/contract/message.ts';
import { element } from '#runtime/xml/element.ts';
import { writeXml } from '#runtime/xml/write-xml.ts';

/** TwiML for messages: https://www.twilio.com/docs/messaging/twiml. It goes back to whoever wrote unless it says otherwise. */
export const renderMessage: RenderMessage = ({ text }) => ({
  body: writeXml(element('Response', {}, text === '' ? [] : [element('Message', {}, [text])])),
  contentType: 'text/xml; charset=utf-8',
});
