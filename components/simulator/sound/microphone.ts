/** A recording from the computer's microphone. */
export type TakenDown = { url: string; milliseconds: number };

export type Microphone = {
  /** Ends the recording. */
  stop: () => Promise<TakenDown>;
};

export function hasMicrophone(): boolean {
  return typeof MediaRecorder !== 'undefined' && globalThis.navigator?.mediaDevices !== undefined;
}

/** Asks for the microphone and records; fails when the person or the computer says no. */
export async function openMicrophone(): Promise<Microphone> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  const begun = performance.now();
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.start();
  return {
    stop: () =>
      new Promise((resolve) => {
        recorder.onstop = () => {
          for (const track of stream.getTracks()) track.stop();
          const url = URL.createObjectURL(new Blob(parts, { type: recorder.mimeType }));
          resolve({ url, milliseconds: performance.now() - begun });
        };
        recorder.stop();
      }),
  };
}
