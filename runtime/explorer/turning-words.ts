import { hasPhrase, phrasesIn, plainWords } from '#runtime/contract/spoken-words.ts';

/**
 * Whether a text tells that the call goes back, goes on to another round or could not go on: `Now back to the menu` or `Das hat leider nicht
 * geklappt`. null for a language whose words are not known.
 */
export function tellsOfTurning(text: string, language: string): boolean | null {
  const phrases = phrasesIn(turning, language);
  if (phrases.length === 0) return null;
  const heard = plainWords(text);
  return phrases.some((phrase) => hasPhrase(heard, phrase));
}

/** As `plainWords` makes them: of going back, of another round, and of what went wrong. */
const turning: Readonly<Record<string, string>> = {
  en: `back to, back at, back in, return, returning, menu, again, once more, another, else, repeat,
    not, no, nobody, nothing, cannot, can t, couldn t, didn t, don t, isn t, wasn t, unable,
    sorry, unfortunately, wrong, invalid`,
  de: `zuruck, menu, wieder, noch einmal, nochmal, noch ein, noch eine, noch einen, weitere, sonst noch,
    nicht, kein, keine, keinen, niemand, nichts, leider, falsch, ungultig, entschuldigung, leid`,
  es: `volvemos, vuelve, volver, regresa, regresamos, menu, otra vez, de nuevo, nuevamente, otro, otra, algo mas,
    no, nadie, nada, lo siento, lo sentimos, lamentablemente, incorrecto, disculpe`,
  fr: `retour, revenons, revenir, menu, encore, de nouveau, nouveau, autre, pas, ne, personne, rien, aucun, aucune,
    desole, malheureusement, incorrect, invalide`,
  it: `torniamo, torna, tornare, ritorno, menu, ancora, di nuovo, nuovamente, altro, altra,
    non, nessuno, niente, nulla, purtroppo, spiacenti, dispiace, errato, sbagliato`,
  pt: `voltamos, voltar, volta, retornar, menu, novamente, de novo, outra, outro, mais alguma,
    nao, ninguem, nada, infelizmente, desculpe, lamentamos, invalido, errado`,
  nl: `terug, menu, opnieuw, nogmaals, nog een, weer, andere, anders,
    niet, geen, niemand, niets, helaas, sorry, spijt, ongeldig, verkeerd`,
};
