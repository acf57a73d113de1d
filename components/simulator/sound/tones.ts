/** The two tones of each key of a telephone, in hertz (ITU-T Q.23). */
const frequencies: Readonly<Record<string, readonly [number, number]>> = {
  '1': [697, 1209],
  '2': [697, 1336],
  '3': [697, 1477],
  '4': [770, 1209],
  '5': [770, 1336],
  '6': [770, 1477],
  '7': [852, 1209],
  '8': [852, 1336],
  '9': [852, 1477],
  '*': [941, 1209],
  '0': [941, 1336],
  '#': [941, 1477],
};

/** Keys, ringing and beeps through the computer's loudspeaker. Silent where the browser has no Web Audio. */
export type Tones = {
  key: (key: string) => void;
  beep: () => void;
  /** Until the function that it gives is called. */
  ring: () => () => void;
  close: () => void;
};

export function createTones(): Tones {
  let context: AudioContext | null = null;
  const open = (): AudioContext | null => {
    if (typeof AudioContext === 'undefined') return null;
    context ??= new AudioContext();
    if (context.state === 'suspended') void context.resume();
    return context;
  };
  const sound = (hertz: readonly number[], seconds: number): void => {
    const line = open();
    if (line !== null) play(line, hertz, seconds);
  };
  return {
    key: (key) => sound(frequencies[key] ?? [], 0.14),
    beep: () => sound([1_000], 0.4),
    ring: () => {
      const ringOnce = () => sound([440, 480], 1.6);
      ringOnce();
      const timer = setInterval(ringOnce, 4_000);
      return () => clearInterval(timer);
    },
    close: () => {
      void context?.close();
      context = null;
    },
  };
}

function play(line: AudioContext, hertz: readonly number[], seconds: number): void {
  const gain = line.createGain();
  const begins = line.currentTime;
  // Rising and falling within some milliseconds: a hard edge clicks.
  gain.gain.setValueAtTime(0, begins);
  gain.gain.linearRampToValueAtTime(0.08, begins + 0.01);
  gain.gain.setValueAtTime(0.08, begins + seconds - 0.02);
  gain.gain.linearRampToValueAtTime(0, begins + seconds);
  gain.connect(line.destination);
  for (const frequency of hertz) {
    const tone = line.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(gain);
    tone.start(begins);
    tone.stop(begins + seconds);
  }
}
