import { expect, test } from 'vitest';
import { prettyReply } from '#runtime/xml/pretty-reply.ts';

test('an element a line, those with words in them whole', () => {
  const say =
    '<Say language="en-US">Hello<break time="300ms"/> and <lang xml:lang="es-US">hola</lang> &amp; bye</Say>';
  const reply = `<?xml version="1.0" encoding="UTF-8"?><Response><Gather timeout="5">${say}</Gather><Hangup/></Response>`;
  expect(prettyReply(reply)).toBe(
    ['<Response>', '  <Gather timeout="5">', `    ${say}`, '  </Gather>', '  <Hangup/>', '</Response>'].join(
      '\n',
    ),
  );
});

test('JSON, and what is neither', () => {
  expect(prettyReply('[{"action":"talk"}]')).toBe('[\n  {\n    "action": "talk"\n  }\n]');
  expect(prettyReply('<Response>')).toBe('<Response>');
});
