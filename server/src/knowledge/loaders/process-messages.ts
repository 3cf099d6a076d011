import type { Loader } from "./loader.ts";

/** The content types of messages that are unpickled where they arrive, by the names that libraries give them. */
const pickled = ["pickle", "application/x-python-serialize", "dill", "cloudpickle"];

const messages = "unpickles the messages that arrive, so whoever can write to the broker can run code here";
const asJson =
  'Take JSON only: `accept_content=["json"]` and `task_serializer="json"`, which is the default.';
const celerySource =
  "https://docs.celeryq.dev/en/stable/userguide/security.html (serializers); userguide/configuration.html (accept_content)";

/** Objects that libraries for tasks, remote calls and parallel jobs unpickle on their own. */
export const messageLoaders: readonly Loader[] = [
  {
    names: ["celery.Celery", "celery.app.base.Celery", "celery.Celery.conf.update"],
    family: "network",
    unsafe: { when: "holds", parameter: { name: "accept_content" }, texts: pickled },
    does: `lets workers take pickles: it ${messages}`,
    instead: asJson,
    triggers: ["accept_content"],
    source: celerySource,
    checked: "2026-11-29",
    example: 'from celery import Celery\napp = Celery("tasks", accept_content=["json", "pickle"])\n',
    safeExample: 'from celery import Celery\napp = Celery("tasks", accept_content=["json"])\n',
  },
  {
    names: ["kombu.Consumer", "kombu.messaging.Consumer", "kombu.serialization.loads"],
    family: "network",
    unsafe: { when: "holds", parameter: { name: "accept" }, texts: pickled },
    does: messages,
    instead: 'Take JSON only: `accept=["json"]`.',
    triggers: ["kombu"],
    source: "https://docs.celeryq.dev/projects/kombu/en/stable/userguide/serialization.html",
    checked: "2026-11-28",
    example: 'from kombu import Consumer\nconsumer = Consumer(channel, queues, accept=["pickle"])\n',
    safeExample: 'from kombu import Consumer\nconsumer = Consumer(channel, queues, accept=["json"])\n',
  },
  {
    names: ["kombu.enable_insecure_serializers", "kombu.serialization.enable_insecure_serializers"],
    family: "network",
    unsafe: { when: "always" },
    does: "lets every consumer of this process unpickle what arrives, so whoever can write to the broker can run code here",
    instead: "Delete the call, and send JSON.",
    triggers: ["enable_insecure_serializers"],
    source: "https://docs.celeryq.dev/projects/kombu/en/stable/reference/kombu.serialization.html",
    checked: "2026-11-28",
    example: "from kombu import enable_insecure_serializers\nenable_insecure_serializers()\n",
    safeExample: "from kombu import disable_insecure_serializers\ndisable_insecure_serializers()\n",
  },
  {
    names: ["Pyro4.config.SERIALIZERS_ACCEPTED.add"],
    family: "network",
    unsafe: { when: "holds", parameter: { name: "element", position: 0 }, texts: pickled },
    does: "lets the server unpickle what callers send, so whoever can reach it can run code here",
    instead:
      "Keep serpent or JSON, which the library takes by default, or move to Pyro5, which has no pickle.",
    triggers: ["Pyro4"],
    source: "https://github.com/irmen/Pyro4 (src/Pyro4/configuration.py, SERIALIZERS_ACCEPTED)",
    checked: "2026-11-28",
    example: 'import Pyro4\nPyro4.config.SERIALIZERS_ACCEPTED.add("pickle")\n',
    safeExample: 'import Pyro4\nPyro4.config.SERIALIZERS_ACCEPTED.add("json")\n',
  },
  ...["config", "protocol_config"].map(
    (name): Loader => ({
      names: [
        ...[
          "connect",
          "ssl_connect",
          "unix_connect",
          "connect_stream",
          "connect_channel",
          "connect_by_service",
        ].flatMap((call) => [`rpyc.${call}`, `rpyc.utils.factory.${call}`]),
        ...["ThreadedServer", "ThreadPoolServer", "ForkingServer", "OneShotServer", "GeventServer"].flatMap(
          (server) => [`rpyc.${server}`, `rpyc.utils.server.${server}`],
        ),
      ],
      family: "network",
      unsafe: { when: "true", parameter: { name, key: "allow_pickle" } },
      does: "lets the two sides unpickle what the other sends, so whoever sits at the other end can run code here",
      instead: "Leave `allow_pickle` out, and hand plain values over.",
      triggers: ["rpyc"],
      source: "https://rpyc.readthedocs.io/en/latest/api/core_protocol.html (DEFAULT_CONFIG: allow_pickle)",
      checked: "2026-11-28",
      example: `import rpyc\nconnection = rpyc.connect("host", 18861, ${name}={"allow_pickle": True})\n`,
      safeExample: `import rpyc\nconnection = rpyc.connect("host", 18861, ${name}={"allow_pickle": False})\n`,
    }),
  ),
  {
    names: ["ThreadedServer", "ThreadPoolServer", "ForkingServer", "OneShotServer"].flatMap((server) => [
      `rpyc.${server}`,
      `rpyc.utils.server.${server}`,
    ]),
    family: "network",
    unsafe: {
      when: "named",
      parameter: { name: "service", position: 0 },
      names: ["SlaveService", "ClassicService", "MasterService"].flatMap((service) => [
        `rpyc.${service}`,
        `rpyc.core.${service}`,
        `rpyc.core.service.${service}`,
      ]),
    },
    does: "serves RPyC's classic mode: whoever can reach the port runs any code in this process",
    instead: "Write a service of your own that exposes only what callers need.",
    triggers: ["rpyc"],
    source: "https://github.com/tomerfiliba-org/rpyc (rpyc/core/service.py, SlaveService.execute(), eval())",
    checked: "2026-11-29",
    example:
      "from rpyc.core.service import SlaveService\nfrom rpyc.utils.server import ThreadedServer\nserver = ThreadedServer(SlaveService, port=18812)\n",
    safeExample:
      "from rpyc.utils.server import ThreadedServer\nserver = ThreadedServer(PricesService, port=18812)\n",
  },
  {
    names: ["rpyc.classic.connect", "rpyc.classic.ssl_connect", "rpyc.utils.classic.connect"],
    family: "network",
    unsafe: { when: "always" },
    severity: "information",
    does: "talks to a server in RPyC's classic mode, in which each side may run any code on the other",
    instead: "Connect to a service that exposes only what you need: `rpyc.connect(…)`.",
    triggers: ["rpyc"],
    source: "https://rpyc.readthedocs.io/en/latest/docs/security.html (classic mode)",
    checked: "2026-11-28",
    example: 'import rpyc\nconnection = rpyc.classic.connect("host")\n',
    safeExample: 'import rpyc\nconnection = rpyc.connect("host", 18861)\n',
  },
  {
    // Upper-case methods move buffers, without a pickle.
    names: ["COMM_WORLD", "COMM_SELF", "Comm", "Intracomm", "Intercomm"].flatMap((communicator) =>
      ["recv", "sendrecv", "bcast", "scatter", "gather", "allgather", "alltoall"].map(
        (method) => `mpi4py.MPI.${communicator}.${method}`,
      ),
    ),
    family: "network",
    unsafe: { when: "always" },
    severity: "information",
    does: "unpickles what the other ranks send, so whoever can join the job can run code here",
    instead: "Send buffers with the method that begins in upper case, and keep the job's network closed.",
    triggers: ["mpi4py"],
    source: "https://github.com/mpi4py/mpi4py (docs/source/tutorial.rst: pickle-based communication)",
    checked: "2026-11-28",
    example: "from mpi4py import MPI\ncomm = MPI.COMM_WORLD\nvalues = comm.bcast(values, root=0)\n",
    safeExample: "from mpi4py import MPI\ncomm = MPI.COMM_WORLD\ncomm.Bcast(array, root=0)\n",
  },
  {
    names: [
      "multiprocessing.managers.BaseManager.get_server",
      "multiprocessing.managers.SyncManager.get_server",
    ],
    family: "network",
    unsafe: { when: "always" },
    does: "serves a manager that unpickles what callers send, so whoever can reach its port and knows the key can run code here",
    instead: "Keep it on this machine with a random `authkey`, or serve JSON.",
    triggers: ["managers"],
    source: "CPython, Lib/multiprocessing/managers.py (Server, listener_client: 'pickle')",
    checked: "2026-11-28",
    example:
      'from multiprocessing.managers import BaseManager\nmanager = BaseManager(address=("", 50000), authkey=key)\nmanager.get_server().serve_forever()\n',
    safeExample: "from multiprocessing import Manager\nmanager = Manager()\n",
  },
  {
    names: ["logging.config.listen"],
    family: "network",
    unsafe: { when: "not-given", parameter: { name: "verify", position: 1 } },
    does: "takes a configuration from a socket and evaluates parts of it with `eval`, so every user of this machine can run code here",
    instead: "Read the configuration from a file, or give `verify` a function that checks a signature.",
    triggers: ["logging.config"],
    source: "https://docs.python.org/3/library/logging.config.html#logging.config.listen",
    checked: "2026-11-28",
    example: "import logging.config\nthread = logging.config.listen(9030)\n",
    safeExample: 'import logging.config\nlogging.config.fileConfig("logging.ini")\n',
  },
];
