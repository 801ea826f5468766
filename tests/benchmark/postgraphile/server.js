// Serves the tables of a registry with PostGraphile, unmodified and in its fastest setting: `node server.js`.
// DATABASE_URL is the database, PORT is where to listen, and POOL_SIZE how many connections to hold, which only read.

import { createServer } from "node:http";

import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";

const preset = {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ["public"],
      // The settings of the registry's own connections, without its time-out.
      poolConfig: {
        max: Number(process.env.POOL_SIZE),
        min: Number(process.env.POOL_SIZE),
        options: "-c jit=off -c default_transaction_read_only=on",
      },
    }),
  ],
  // Indexes decide in PostgreSQL what is fast; here all columns can be asked by. Functions are no part of the tables.
  disablePlugins: ["PgIndexBehaviorsPlugin", "PgProceduresPlugin"],
  schema: { connectionFilterRelations: true },
  grafserv: { graphqlPath: "/graphql", graphiql: false, websockets: false },
  grafast: { explain: false },
};

const server = createServer();
await postgraphile(preset).createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), "127.0.0.1");
