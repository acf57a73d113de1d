export type MakerProperties = {
  /** Its id; '' for none. */
  chosen: string;
  onMade: (made: { id: string; label: string }) => void;
  /** Words of the fields that a new one has stand below this in the step's messages. */
  words: string;
  /** What a new one begins with. */
  beginning: unknown;
};
