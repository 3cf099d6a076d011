/** The first argument of a thread that the pool started. On the main thread it is no command. */
export const workerArgument = "--worker-thread";

/** The first argument of a thread that reads files for `loadline verify`. */
export const hashArgument = "--hash-thread";
