/** What of the browser's speech recognition is used here; the types of the DOM do not have it. */
type Recognition = {
  lang: string;
  interimResults: boolean;
  onresult:
    | ((event: { results: ArrayLike<ArrayLike<{ transcript: string; confidence: number }>> }) => void)
    | null;
  onerror: (() => void) | null;
  onend: (() => void) | null;
  start: () => void;
  abort: () => void;
};

type Heard = { text: string; confidence: number };

export function canListen(): boolean {
  return recognitionOf() !== null;
}

/** Takes down one utterance; null when nothing was understood. The function that it gives breaks it off. */
export function listen(language: string, heard: (heard: Heard | null) => void): () => void {
  const Recognition = recognitionOf();
  if (Recognition === null) {
    heard(null);
    return () => undefined;
  }
  const recognition = new Recognition();
  let told = false;
  const tell = (result: Heard | null): void => {
    if (told) return;
    told = true;
    heard(result);
  };
  recognition.lang = language;
  recognition.interimResults = false;
  recognition.onresult = ({ results }) => {
    const best = results[0]?.[0];
    tell(best === undefined ? null : { text: best.transcript, confidence: best.confidence });
  };
  recognition.onerror = () => tell(null);
  recognition.onend = () => tell(null);
  recognition.start();
  return () => {
    told = true;
    recognition.abort();
  };
}

/** Chromium and Safari have it under a name with a prefix, and no browser's types know it. */
function recognitionOf(): (new () => Recognition) | null {
  const names = ['SpeechRecognition', 'webkitSpeechRecognition'];
  const found = names
    .map((name): unknown => Reflect.get(globalThis, name))
    .find((one) => typeof one === 'function');
  return (found as (new () => Recognition) | undefined) ?? null;
}
