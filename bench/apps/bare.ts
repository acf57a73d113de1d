import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

/** The limit: checks the signature and says the same thing to everybody, without state, parser or database. */
const { PORT = '', PUBLIC_URL = '', TWILIO_AUTH_TOKEN = '' } = process.env;
const reply = `<?xml version="1.0" encoding="UTF-8"?><Response><Gather numDigits="1" action="${PUBLIC_URL}/voice"><Say>Welcome to the shop. Please enter your order number: 4711.</Say></Gather></Response>`;

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const fields = new URLSearchParams(Buffer.concat(parts).toString());
    fields.sort();
    let text = PUBLIC_URL + (request.url ?? '');
    for (const [name, value] of fields) text += name + value;
    const expected = createHmac('sha1', TWILIO_AUTH_TOKEN).update(text).digest();
    const given = Buffer.from(String(request.headers['x-twilio-signature'] ?? ''), 'base64');
    const isGenuine = given.length === expected.length && timingSafeEqual(given, expected);
    response
      .writeHead(isGenuine ? 200 : 403, { 'content-type': 'text/xml', 'content-length': reply.length })
      .end(reply);
  });
}).listen(Number(PORT), '127.0.0.1');
