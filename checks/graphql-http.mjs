// Runs the conformance suite of GraphQL over HTTP against a server:
//   node graphql-http.mjs http://127.0.0.1:8080/graphql
// Fails unless every audit passes, those that are merely recommended included.
import { auditServer } from 'graphql-http';

const url = process.argv[2];
if (!url) {
  console.error('usage: node graphql-http.mjs URL');
  process.exit(2);
}
const results = await auditServer({ url });
const failed = results.filter((r) => r.status !== 'ok');
for (const r of failed) console.error(`${r.status}: ${r.id} ${r.name}: ${r.reason}`);
console.log(`graphql-http: ${results.length - failed.length} of ${results.length} audits passed`);
process.exit(failed.length === 0 && results.length > 0 ? 0 : 1);
