import type { RenderMessage } from '#runtime/contract/message.ts';
import { element } from '#runtime/xml/element.ts';
import { writeXml } from '#runtime/xml/write-xml.ts';

/** Plivo's XML for messages: https://www.plivo.com/docs/messaging/xml/message. Numbers go without `+`. */
export const renderMessage: RenderMessage = ({ from, to, text }) => {
  const numbers = { src: from.replace(/^\+/, ''), dst: to.replace(/^\+/, ''), type: 'sms' };
  const reply = text === '' ? [] : [element('Message', numbers, [text])];
  return { body: writeXml(element('Response', {}, reply)), contentType: 'application/xml' };
};
