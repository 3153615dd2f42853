/** Where a Redis is and how to sign in, as `REDIS_URL` said it. Plain data: both clients are made from it. */
export interface RedisAddress {
  kind: "single" | "sentinel" | "cluster";
  /** the server; the sentinels; or some nodes of the cluster */
  nodes: readonly { host: string; port: number }[];
  /** name of the watched master; sentinel only */
  master: string | null;
  tls: boolean;
  username: string | null;
  password: string | null;
  /** password of the sentinels themselves, if they have one */
  sentinelPassword: string | null;
  /** 0 with a cluster */
  db: number;
  /** before every key, e.g. "scrimmage"; one Redis can hold several installations */
  prefix: string;
}
