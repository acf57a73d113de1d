import type { StreamAudio } from './document.ts';
import type { NodeProblem } from './problem.ts';

/** What a node will ask of the provider, with the values that a limit may refuse. */
export type Capability =
  | { kind: 'say'; field: string; characters: number; ssml: boolean; language: string }
  | {
      kind: 'gather';
      field: string;
      digits: boolean;
      speech: boolean;
      firstSeconds: number;
      betweenSeconds: number;
      mostDigits: number;
      finishKey: string;
      language: string;
    }
  | {
      kind: 'dial';
      field: string;
      targets: number;
      together: boolean;
      client: boolean;
      timeoutSeconds: number;
      acceptKey: string | null;
      detectMachine: boolean;
      music: boolean;
    }
  | {
      kind: 'record';
      field: string;
      mostSeconds: number;
      transcribe: boolean;
      silenceSeconds: number;
      finishKeys: string;
      trim: boolean;
    }
  | { kind: 'conference'; field: string; mostParticipants: number; music: boolean }
  | { kind: 'stream'; field: string; audio: StreamAudio }
  | { kind: 'reject'; field: string; first: boolean }
  | { kind: 'record-call'; field: string };

/**
 * What a provider does with one capability: an empty list when it can do it as told. An emulation that a caller
 * could notice is a warning, what cannot work is an error.
 */
export type CheckCapability = (capability: Capability) => NodeProblem[];
