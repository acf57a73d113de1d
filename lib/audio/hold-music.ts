/** Broken chords that fade away, over and over: quiet, in the range of a telephone, and nobody's but ours. 16-bit PCM at 8,000 Hz as WAV. */
export function holdMusic(): Uint8Array<ArrayBuffer> {
  const samples = new Float64Array(chords.length * chordSeconds * rate);
  for (const [bar, chord] of chords.entries()) {
    for (const [place, step] of pattern.entries()) {
      const at = (bar * chordSeconds + place * noteSeconds) * rate;
      pluck(samples, { at, frequency: frequencyOf(chord[step] ?? 0) });
    }
  }
  return wave(samples);
}

const rate = 8_000;
const chordSeconds = 4;
const noteSeconds = 0.5;
/** How long a note can be heard; the last ones ring into the beginning, so that no seam is heard where it begins again. */
const ringSeconds = 3;

/** In half tones from middle C: C, A minor, F, G, E minor, A minor, D minor, G. */
const chords: readonly (readonly number[])[] = [
  [0, 7, 12, 16],
  [-3, 4, 12, 16],
  [5, 9, 12, 17],
  [-5, 7, 11, 14],
  [4, 7, 11, 16],
  [-3, 9, 12, 16],
  [2, 9, 14, 17],
  [-5, 7, 11, 17],
];
const pattern = [0, 1, 2, 3, 2, 1, 2, 3];

function frequencyOf(halfTones: number): number {
  return 261.63 * 2 ** (halfTones / 12);
}

function pluck(samples: Float64Array, { at, frequency }: { at: number; frequency: number }): void {
  for (let index = 0; index < ringSeconds * rate; index++) {
    const seconds = index / rate;
    const loudness = Math.min(1, seconds / 0.02) * Math.exp(-1.6 * seconds) * (1 - seconds / ringSeconds);
    const turn = 2 * Math.PI * frequency * seconds;
    const tone = Math.sin(turn) + 0.35 * Math.sin(2 * turn) + 0.12 * Math.sin(3 * turn);
    const place = (at + index) % samples.length;
    samples[place] = (samples[place] ?? 0) + tone * loudness;
  }
}

function wave(samples: Float64Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, letters: string) => bytes.set(new TextEncoder().encode(letters), at);
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  for (const [index, sample] of samples.entries())
    view.setInt16(44 + index * 2, Math.round((sample / peak) * loudest), true);
  return bytes;
}

/** A third of what there is: speech is louder. */
const loudest = 11_000;
