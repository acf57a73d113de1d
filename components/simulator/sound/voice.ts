/** Says texts aloud with the browser's own speech, and plays recordings. */
export type Voice = {
  /** Each ends what is said before. `ended` is told once, with false when nothing could be heard. */
  say: (text: string, language: string, ended: Ended) => void;
  play: (url: string, ended: Ended) => void;
  stop: () => void;
};

type Ended = (heard: boolean) => void;

export function createVoice(): Voice {
  // Browsers load their voices when they are asked for the first time.
  globalThis.speechSynthesis?.getVoices();
  let audio: HTMLAudioElement | null = null;
  /** Counts what was begun, so that the end of something that was stopped tells nobody. */
  let begun = 0;
  const stop = (): void => {
    begun += 1;
    audio?.pause();
    audio = null;
    globalThis.speechSynthesis?.cancel();
  };
  const begin = (ended: Ended): Ended => {
    stop();
    const own = begun;
    return (heard) => {
      if (own !== begun) return;
      begun += 1;
      ended(heard);
    };
  };
  return {
    say: (text, language, ended) => {
      const over = begin(ended);
      const synthesis = globalThis.speechSynthesis;
      if (synthesis === undefined || synthesis.getVoices().length === 0) return over(false);
      const utterance = new SpeechSynthesisUtterance(text);
      if (language !== '') utterance.lang = language;
      utterance.onend = () => over(true);
      utterance.onerror = () => over(false);
      synthesis.speak(utterance);
    },
    play: (url, ended) => {
      const over = begin(ended);
      audio = new Audio(url);
      audio.onended = () => over(true);
      audio.onerror = () => over(false);
      audio.play().catch(() => over(false));
    },
    stop,
  };
}
