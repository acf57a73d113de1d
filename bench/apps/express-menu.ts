import express from 'express';
import pg from 'pg';
import twilio from 'twilio';

/** What a developer would write in place of Ringtree: Express, the SDK's validation and builder, a row of JSON per call, read and written in every webhook. */
const { PORT = '', PUBLIC_URL = '', TWILIO_AUTH_TOKEN = '', DATABASE_URL = '' } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const app = express();
app.use(express.urlencoded({ extended: false }));

type State = { step: string; from: string; order?: string };
type Form = Record<string, string | undefined>;

async function load(call: string): Promise<State> {
  const { rows } = await pool.query<{ state: State }>({
    name: 'load',
    text: 'select state from calls where id = $1',
    values: [call],
  });
  return rows[0]?.state ?? { step: 'new', from: '' };
}

async function save(call: string, state: State): Promise<void> {
  await pool.query({
    name: 'save',
    text: `insert into calls (id, state) values ($1, $2)
      on conflict (id) do update set state = excluded.state, updated_at = now()`,
    values: [call, JSON.stringify(state)],
  });
}

const validated = twilio.webhook(TWILIO_AUTH_TOKEN, { protocol: 'https', host: new URL(PUBLIC_URL).host });

app.post('/voice', validated, async (request, response) => {
  const { CallSid = '', From = '' } = request.body as Form;
  const state = await load(CallSid);
  await save(CallSid, { ...state, step: 'menu', from: From });
  const reply = new twilio.twiml.VoiceResponse();
  const gather = reply.gather({
    numDigits: 1,
    timeout: 5,
    action: `${PUBLIC_URL}/menu`,
    actionOnEmptyResult: true,
  });
  gather.say('Welcome to the shop. For orders press 1. For anything else press 2.');
  response.type('text/xml').send(reply.toString());
});

app.post('/menu', validated, async (request, response) => {
  const { CallSid = '', Digits = '' } = request.body as Form;
  const state = await load(CallSid);
  const reply = new twilio.twiml.VoiceResponse();
  if (Digits !== '1') {
    await save(CallSid, { ...state, step: 'menu' });
    reply.say('That is not an option.');
    reply.redirect(`${PUBLIC_URL}/voice`);
  } else {
    await save(CallSid, { ...state, step: 'order' });
    const gather = reply.gather({
      numDigits: 4,
      timeout: 5,
      action: `${PUBLIC_URL}/order`,
      actionOnEmptyResult: true,
    });
    const greeting = state.from.startsWith('+1')
      ? 'Thanks for calling from'
      : 'Thank you, caller from abroad at';
    gather.say(`${greeting} ${state.from}. Please enter your order number, four digits.`);
  }
  response.type('text/xml').send(reply.toString());
});

app.post('/order', validated, async (request, response) => {
  const { CallSid = '', Digits = '' } = request.body as Form;
  const state = await load(CallSid);
  await save(CallSid, { ...state, step: 'done', order: Digits });
  const reply = new twilio.twiml.VoiceResponse();
  reply.say(`Your order ${Digits} is on its way. Good bye.`);
  reply.hangup();
  response.type('text/xml').send(reply.toString());
});

app.listen(Number(PORT), '127.0.0.1');
