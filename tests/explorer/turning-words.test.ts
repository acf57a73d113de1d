import { expect, test } from 'vitest';
import { tellsOfTurning } from '#runtime/explorer/turning-words.ts';

test.each([
  ['Now back to the menu.', 'en-US'],
  ['All right, another order.', 'en-GB'],
  ["I didn't find that.", 'en-US'],
  ['Zurück zum Hauptmenü.', 'de-DE'],
  ['Das hat leider nicht geklappt.', 'de-AT'],
  ['Ahora volvemos al menú.', 'es-US'],
  ['Nous revenons au début.', 'fr-FR'],
  ['Torniamo al menù.', 'it-IT'],
  ['Não encontrei nada.', 'pt-BR'],
  ['Terug naar het menu.', 'nl-NL'],
])('“%s” tells that the call turns', (text, language) => {
  expect(tellsOfTurning(text, language)).toBe(true);
});

test.each([
  ['Thank you. We call you back tomorrow.', 'en-US'],
  ['Your message is on its way.', 'en-US'],
  ['Vielen Dank für Ihren Anruf.', 'de-DE'],
  ['Gracias por llamar.', 'es-MX'],
])('“%s” does not', (text, language) => {
  expect(tellsOfTurning(text, language)).toBe(false);
});

test('of other languages nothing is known', () => {
  expect(tellsOfTurning('Takaisin valikkoon.', 'fi-FI')).toBeNull();
});
