/** Where the webhooks go and what a caller should hear there. */
export type Place = {
  /** Several are asked in turn, as a plain load balancer does: the webhooks of one call land anywhere. */
  ports: number[];
  host: string;
  /** Scheme and host that is signed. */
  publicUrl: string;
  firstPath: string;
  token: string;
  /** By turn, a piece of what must be in the reply. */
  heard: string[];
  /** 16 hexadecimal digits, new for every run, so that no call id comes twice. */
  seed: string;
};

/** `perSecond` null: every line asks again as soon as it is answered. */
export type LoadJob = {
  place: Place;
  lines: number;
  perSecond: number | null;
  warmUpSeconds: number;
  seconds: number;
};

/** Milliseconds from when a webhook was due to its reply. */
export type LoadResult = {
  turns: number;
  wrong: number;
  perSecond: number;
  p50: number;
  p99: number;
  most: number;
};
