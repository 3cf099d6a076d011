import { processOutput } from "./output.ts";
import { runProgram } from "./program.ts";
import { hashArgument, workerArgument } from "./worker-argument.ts";

async function readStdin(): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function run(): Promise<void> {
  process.exitCode = await runProgram(process.argv.slice(2), {
    workingFolder: process.cwd(),
    stdout: processOutput(1),
    stderr: processOutput(2),
    readStdin,
  });
}

// The file is the program and its worker threads: asking Node which of them this is would cost a millisecond or two.
if (process.argv[2] === hashArgument)
  void import("./hash-worker.ts").then(({ runHashWorker }) => runHashWorker());
else if (process.argv[2] === workerArgument) void import("./worker.ts").then(({ runWorker }) => runWorker());
else void run();
