// The peer of the counter bench: Fastify 5 and better-sqlite3 with synchronous=FULL, on a copy of the same database, writing
// the same rows for an acceptance as OneWindow does, of about the same length: two numbers of a series, a document with its
// verifiable slip, the events of acceptance and transfer, the case, its figures, a message of the outbox, the ledger entry with
// its SM3 hash and the head, and answering the case as it stands then. It leaves out what would only slow it down: the
// derivation of deadlines and its explanation, for which it writes a text of that length. Its readings answer the rows that OneWindow reads for the same question, the columns kept
// as JSON opened, without deriving clocks, lights, or what may be done next.
import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import Fastify from 'fastify'

const [file, port] = [process.argv[2], Number(process.argv[3])]
const db = new Database(file)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.pragma('cache_size = -16000')
db.defaultSafeIntegers(true)

const sm3 = (text) => createHash('sm3').update(text).digest('hex')
const sessions = new Map([['bench', { csrf: 'bench', account: 1n, name: 'clerk', permissions: new Set(['case.accept']) }]])
const centre = db.prepare('select centre_id from cases limit 1').pluck().get()

const findCase = db.prepare('select * from cases where centre_id = ? and id = ?')
const findItem = db.prepare('select content from item_versions where centre_id = ? and item_id = ? and version = ?').pluck()
const nextNumber = db.prepare(`insert into series (centre_id, kind, year, last) values (?, ?, ?, 1)
  on conflict (centre_id, kind, year) do update set last = series.last + 1 returning last`).pluck()
const insertDocument = db.prepare(`insert into case_documents (centre_id, case_id, id, kind, number, at, title, voided, void_reason, content, slip)
  values (?, ?, ?, 'acceptance_notice', ?, ?, '受理通知书', 0, '', ?, ?)`)
const insertEvent = db.prepare(`insert into case_events (centre_id, case_id, id, act, state_after, at, actor_id, actor_name, document_id, zh, en, detail, because)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
const updateFigures = db.prepare(`update case_figures set accepted_at = ?, promised_due = ? where centre_id = ? and case_id = ?`)
const insertMessage = db.prepare(`insert into outbox (centre_id, id, kind, recipient, payload, created_at, next_at) values (?, ?, 'case.pick_up', '', ?, ?, ?)`)
const explanation = (length) => JSON.stringify({ steps: '自受理之日起按工作日计算，节假日不计入'.repeat(200).slice(0, length / 3) })
const acceptedBecause = explanation(1900), transferredBecause = explanation(950), slipTerms = explanation(2100)
const updateCase = db.prepare(`update cases set version = version + 1, case_number = ?, state = 'in_review', todo = 'review', due_sort = ?, due_date = ?,
  yellow_from = ?, accepted_at = ?, course = ? where centre_id = ? and id = ? and version = ?`)
const head = db.prepare('select sequence, hash from heads where centre_id = ?')
const moveHead = db.prepare('update heads set sequence = ?, hash = ? where centre_id = ? and sequence = ?')
const insertLedger = db.prepare(`insert into ledger (centre_id, sequence, at, actor, actor_name, act, object_kind, object_id, before_digest, after_digest, detail, hash)
  values (?, ?, ?, ?, ?, 'cases.accept', 'case', ?, ?, ?, ?, ?)`)

let lastId = 0n
const nextId = () => (lastId = lastId + 1n > BigInt(Date.now()) << 22n ? lastId + 1n : BigInt(Date.now()) << 22n)

class Refusal extends Error {
  constructor(status, code) { super(code); this.status = status }
}

const accept = db.transaction((session, id, input) => {
  const now = BigInt(Date.now())
  const row = findCase.get(centre, id)
  if (!row) throw new Refusal(404, 'case.unknown')
  if (row.version !== BigInt(input.version)) throw new Refusal(412, 'case.stale')
  if (row.state !== 'received') throw new Refusal(409, 'case.wrong_state')
  const course = JSON.parse(row.course)
  const item = JSON.parse(findItem.get(centre, row.item_id, row.item_version))
  for (const material of item.materials) {
    const line = course.materials.find((m) => m.code === material.code)
    if (material.necessity === 'required' && line?.state !== 'present') throw new Refusal(409, 'case.material_missing')
  }
  const before = JSON.stringify(course)
  const caseNumber = `620723${new Date().toISOString().slice(0, 10).replaceAll('-', '')}${nextNumber.get(centre, 'peer.case', 2026n)}`
  const documentNumber = `政务受〔2026〕第${nextNumber.get(centre, 'peer.acceptance', 2026n)}号`
  const due = '2026-12-30'
  course.timers.push({ name: 'promised', start: new Date().toISOString(), limit: item.promised_limit, because: course.timers[0]?.because },
    { name: 'statutory', start: new Date().toISOString(), limit: item.statutory_limit, because: course.timers[0]?.because })
  const documentId = nextId()
  const content = JSON.stringify({ sections: [{ heading: '申请人', text: row.applicant }, { heading: '事项', text: item.name },
    { heading: '材料', rows: item.materials.map((m) => [m.name, m.standard]) }, { heading: '期限', text: due }] })
  const slip = JSON.stringify({ kind: 'acceptance_notice', number: documentNumber, content_digest: sm3(content), case_number: caseNumber,
    item_code: row.item_code, item_name: row.item_name, terms: slipTerms })
  insertDocument.run(centre, id, documentId, documentNumber, now, content, slip)
  insertEvent.run(centre, id, nextId(), 'accept', 'accepted', now, session.account, session.name, documentId, '受理', 'accepted', JSON.stringify(input), acceptedBecause)
  insertEvent.run(centre, id, nextId(), 'transfer', 'in_review', now, session.account, session.name, null, '转交', 'transferred', '{}', transferredBecause)
  updateFigures.run(now, due, centre, id)
  insertMessage.run(centre, nextId(), JSON.stringify({ case: String(id), case_number: caseNumber }), now, now)
  const after = JSON.stringify(course)
  updateCase.run(caseNumber, due, due, '2026-12-28', now, after, centre, id, row.version)
  const { sequence, hash } = head.get(centre)
  const next = sequence + 1n
  const entry = sm3(`${centre},${next},${now},${session.account},${session.name},cases.accept,case,${id},${sm3(before)},${sm3(after)},${documentNumber},${hash}`)
  insertLedger.run(centre, next, now, session.account, session.name, id, sm3(before), sm3(after), documentNumber, entry)
  moveHead.run(next, entry, centre, sequence)
  return view(id)
})

const eventsOf = db.prepare('select * from case_events where centre_id = ? and case_id = ? order by id')
const documentsOf = db.prepare('select * from case_documents where centre_id = ? and case_id = ? order by id')
const openCases = db.prepare(`select c.id, c.receipt_number, c.case_number, c.item_name, c.applicant, c.state, c.todo, c.due_sort, c.due_date,
  c.yellow_from, c.due_clock, c.provisional, c.department_name, c.handler, c.received_at, c.kinds from cases c
  where c.centre_id = ? and c.open = 1 order by c.received_at desc, c.id desc limit ?`)

const opened = (row, ...columns) => {
  const shown = {}
  for (const [name, value] of Object.entries(row)) shown[name] = typeof value === 'bigint' ? String(value) : value
  for (const column of columns) if (shown[column]) shown[column] = JSON.parse(shown[column])
  return shown
}
const view = db.transaction((id) => {
  const row = findCase.get(centre, id)
  if (!row) throw new Refusal(404, 'case.unknown')
  const item = JSON.parse(findItem.get(centre, row.item_id, row.item_version))
  return {
    ...opened(row, 'applicant', 'agent', 'kinds', 'course'),
    materials: item.materials,
    timeline: eventsOf.all(centre, id).map((event) => opened(event, 'detail', 'because')),
    documents: documentsOf.all(centre, id).map(({ slip, ...document }) => opened(document, 'content')),
  }
})
const list = (limit) => {
  const rows = openCases.all(centre, limit + 1)
  const next = rows.length > limit ? rows.pop() && rows.at(-1).id : null
  return { items: rows.map((row) => opened(row, 'applicant', 'kinds')), next: next && String(next) }
}

const app = Fastify({ logger: false })
const signedIn = (request) => sessions.get(/onewindow_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1])
const reading = (answer) => (request, reply) => {
  if (!signedIn(request)) return reply.code(401).send({ code: 'session.required' })
  try {
    return reply.send(answer(request))
  } catch (error) {
    return reply.code(error.status ?? 500).send({ code: error.message })
  }
}
app.get('/api/v1/cases/:id', reading((request) => view(BigInt(request.params.id))))
app.get('/api/v1/cases', reading((request) => list(Number(request.query.limit))))
app.post('/api/v1/cases/:id/acceptance', {
  schema: {
    body: {
      type: 'object', additionalProperties: false, required: ['version', 'verification', 'transfer'],
      properties: {
        version: { type: 'integer' }, transfer: { type: 'boolean' },
        verification: { type: 'object', properties: { identity: { type: 'boolean' }, qualification: { type: 'boolean' }, note: { type: 'string' } } },
      },
    },
  },
}, (request, reply) => {
  const session = signedIn(request)
  if (!session) return reply.code(401).send({ code: 'session.required' })
  if (request.headers['x-csrf-token'] !== session.csrf) return reply.code(403).send({ code: 'csrf' })
  if (!session.permissions.has('case.accept')) return reply.code(403).send({ code: 'access.forbidden' })
  try {
    return reply.send(accept.immediate(session, BigInt(request.params.id), request.body))
  } catch (error) {
    return reply.code(error.status ?? 500).send({ code: error.message })
  }
})
await app.listen({ host: '127.0.0.1', port })
console.log('ready')
