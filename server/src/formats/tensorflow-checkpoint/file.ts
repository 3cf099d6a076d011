import type { Parsed } from "../../host/problem.ts";

/** A tensor of a checkpoint: what it is, and where its bytes lie in which shard. */
export interface CheckpointTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly elements: number;
  readonly shard: number;
  readonly offset: number;
  readonly size: number;
}

/** The index of a checkpoint (`.index`), whose tensors lie in `….data-00000-of-00001` beside it. */
export interface CheckpointIndex {
  /** Of TensorFlow's bundle format. */
  readonly version: number;
  readonly shards: number;
  readonly tensors: readonly CheckpointTensor[];
}

export type CheckpointRead = Parsed<CheckpointIndex | undefined>;
