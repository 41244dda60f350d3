// Holds the exports against tools that know nothing of ibid: Oxigraph loads the
// N-Quads and finds rows by a numeric FILTER; jsonld expands the JSON-LD to the
// very same quads.
import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import oxigraph from 'oxigraph'
import jsonld from 'jsonld'

const dir = process.env.IBID_EXPORT
const nquads = readFileSync(`${dir}/graph.nq`, 'utf8')
const lines = nquads.trimEnd().split('\n')

function must(condition, message) {
  if (!condition) {
    console.error(message)
    process.exit(1)
  }
}

const store = new oxigraph.Store()
store.load(nquads, { format: 'application/n-quads' })
must(store.size === lines.length, `oxigraph loaded ${store.size} of ${lines.length} quads`)
const rows = store.query(`
  SELECT ?statement ?amount WHERE {
    GRAPH ?g { ?statement ?amountOf ?amount }
    FILTER(STRENDS(STR(?amountOf), "/psv/amount") && ?amount > 1000000)
  }`)
must(rows.length > 0, 'no amount above a million found by a numeric FILTER')
const dates = store.query(`
  PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
  SELECT ?statement WHERE {
    GRAPH ?g { ?statement ?p ?day }
    FILTER(STRENDS(STR(?p), "/psv/earliest") && ?day >= "2006-01-01"^^xsd:date && ?day < "2007-01-01"^^xsd:date)
  }`)
must(dates.length > 0, 'no date of 2006 found by a FILTER on xsd:date')

const offline = () => { throw new Error('a context was fetched') }
const document = JSON.parse(readFileSync(`${dir}/graph.jsonld`, 'utf8'))
const expanded = await jsonld.toRDF(document, { format: 'application/n-quads', documentLoader: offline })
// Both sides go through one parser and one writer, so that only the quads are compared.
const canonical = (text) => {
  const s = new oxigraph.Store()
  s.load(text, { format: 'application/n-quads' })
  return s.dump({ format: 'application/n-quads' }).trimEnd().split('\n').sort()
}
const back = canonical(expanded)
const want = canonical(nquads)
must(back.length === want.length, `JSON-LD gives ${back.length} quads, N-Quads ${want.length}`)
for (let i = 0; i < want.length; i++) {
  must(back[i] === want[i], `JSON-LD differs:\n- ${want[i]}\n+ ${back[i]}`)
}
const revision = createHash('sha256').update(nquads).digest('hex')
console.log(`${lines.length} quads, ${rows.length} amounts above a million, revision ${revision.slice(0, 12)}`)
