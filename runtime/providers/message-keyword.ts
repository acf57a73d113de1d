import type { MessageKeyword } from '#runtime/contract/message.ts';

/**
 * What a message asks for when it is one of these words and nothing else. The English ones are those of the CTIA's messaging principles; carriers
 * in other countries want the words of their language too.
 */
export function messageKeyword(text: string): MessageKeyword | null {
  const word = text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toUpperCase();
  return words.get(word) ?? null;
}

const words: ReadonlyMap<string, MessageKeyword> = new Map([
  ...[
    'STOP',
    'STOPALL',
    'STOP ALL',
    'UNSUBSCRIBE',
    'CANCEL',
    'END',
    'QUIT',
    'OPTOUT',
    'OPT OUT',
    'REVOKE',
    'ALTO',
    'BAJA',
    'CANCELAR',
    'DETENER',
    'PARAR',
  ].map((word) => [word, 'stop'] as const),
  ...['START', 'UNSTOP', 'SUBSCRIBE', 'OPTIN', 'OPT IN', 'ALTA', 'COMENZAR', 'EMPEZAR', 'INICIAR'].map(
    (word) => [word, 'start'] as const,
  ),
  ...['HELP', 'INFO', 'AYUDA', 'INFORMACION'].map((word) => [word, 'help'] as const),
]);
