// Oxigraph, asked what the other stores are asked.
//
//   node oxigraph.mjs measure QUADS.nq WORKLOAD.json SECONDS   prints the figures
//   node oxigraph.mjs answer QUADS.nq WORKLOAD.json            prints every answer
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { namedNode, Store } from 'oxigraph'

const [mode, quads, workload, seconds] = process.argv.slice(2)
const { DerivedFrom, Claims, Entities, Paths } = JSON.parse(readFileSync(workload, 'utf8'))

function* chunks(path) {
  const file = openSync(path)
  const buffer = new Uint8Array(1 << 20)
  for (let n; (n = readSync(file, buffer)) > 0;) yield buffer.slice(0, n)
  closeSync(file)
}

const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024
const processor = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const now = () => performance.now() / 1000

const began = now()
const used = processor()
const store = new Store()
store.load(chunks(quads), { format: 'application/n-quads', lenient: true, no_transaction: true })
const load = { Time: now() - began, CPU: processor() - used, Peak: peak() }

const claims = new Set(Claims)

// Both questions are answered by match, which is faster here than the same in SPARQL.

// entity gives every quad of an entity, of its statements and of their references.
function entity(iri) {
  const found = []
  const read = (node) => {
    for (const { subject, predicate, object } of store.match(node)) {
      found.push([subject, predicate, object])
      const p = predicate.value
      if (p === DerivedFrom || claims.has(p)) read(object)
    }
  }
  read(namedNode(iri))
  return found
}

function path({ Start, Claim, Value }) {
  const found = []
  for (const { object } of store.match(namedNode(Start), namedNode(Claim))) {
    for (const value of store.match(object, namedNode(Value))) found.push(value.object)
  }
  return found
}

function repeat(ask) {
  const times = []
  for (let i = 0, end = now() + Number(seconds); now() < end; i++) {
    const start = now()
    ask(i)
    times.push(now() - start)
  }
  return times.sort((a, b) => a - b)
}
const quantile = (times, percent) => times[Math.floor((times.length * percent) / 100)]
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0)

if (mode === 'answer') {
  console.log(JSON.stringify({
    Entities: Entities.map((e) => entity(e).map((terms) => terms.map(String).join(' '))),
    Paths: Paths.map((p) => path(p).map(String)),
  }))
} else {
  const reads = {
    Quads: sum(Entities.slice(0, 1000).map((e) => entity(e).length)),
    Reached: sum(Paths.slice(0, 1000).map((p) => path(p).length)),
  }
  const before = processor()
  const times = repeat((i) => entity(Entities[i % Entities.length]))
  reads.EntityCPU = (processor() - before) / times.length
  reads.Entity = quantile(times, 50)
  reads.P99 = quantile(times, 99)
  reads.PerSecond = times.length / Number(seconds) // one thread: threads cannot share a store
  reads.Path = quantile(repeat((i) => path(Paths[i % Paths.length])), 50)
  reads.Peak = peak()
  console.log(JSON.stringify({ Load: load, Reads: reads }))
}
