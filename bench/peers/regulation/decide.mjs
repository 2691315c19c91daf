// Forty rules and their trace, by the peers: RULES.json DECISIONS FOLDER. Each writes its answers, one a line, so that they can be
// held against each other; sixteen decisions are in flight for ZEN, whose trace is on.
import { readFileSync, writeFileSync } from 'node:fs';
import { Engine } from 'json-rules-engine';
import { ZenEngine } from '@gorules/zen-engine';

const [file, count, folder] = process.argv.slice(2);
const rules = JSON.parse(readFileSync(file, 'utf8'));
const decisions = Number(count);
const factsOf = (i) => ({ minutes: (i * 7919) % (rules.length * 5), kind: 'late', excused: i % 11 === 0 });
const line = (found) => (found ? `${found.points} ${found.provision}` : 'silent');

function told(name, n, ms) {
  console.log(`${name.padEnd(34)} ${Math.round((n / ms) * 1000).toString().padStart(9)} decisions/s with trace   (${n} in ${ms.toFixed(0)} ms)`);
}

async function jsonRules() {
  const engine = new Engine([], { replaceFactsInEventParams: false });
  for (const rule of rules)
    engine.addRule({
      conditions: { all: [
        { fact: 'kind', operator: 'equal', value: 'late' },
        { fact: 'excused', operator: 'equal', value: false },
        { fact: 'minutes', operator: 'greaterThanInclusive', value: rule.from },
        { fact: 'minutes', operator: 'lessThan', value: rule.to },
      ] },
      event: { type: 'points', params: { points: rule.points, provision: rule.provision } },
    });
  const n = Math.min(decisions, 4000);
  for (let i = 0; i < 200; i++) await engine.run(factsOf(i));
  const out = [];
  const start = performance.now();
  for (let i = 0; i < n; i++) {
    const { events, results, failureResults } = await engine.run(factsOf(i)); // results: its trace
    if (results.length + failureResults.length !== rules.length) throw new Error('no trace');
    out.push(line(events[0]?.params));
  }
  told('json-rules-engine', n, performance.now() - start);
  writeFileSync(`${folder}/json-rules-engine.txt`, out.join('\n') + '\n');
}

async function zen() {
  const content = {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'table', name: 'table', type: 'decisionTableNode', position: { x: 1, y: 0 },
        content: {
          hitPolicy: 'first',
          inputs: [{ id: 'k', name: 'kind', field: 'kind' }, { id: 'e', name: 'excused', field: 'excused' }, { id: 'm', name: 'minutes', field: 'minutes' }],
          outputs: [{ id: 'p', name: 'points', field: 'points' }, { id: 'v', name: 'provision', field: 'provision' }],
          rules: rules.map((rule, i) => ({ _id: `r${i}`, k: '"late"', e: 'false', m: `[${rule.from}..${rule.to})`, p: String(rule.points), v: JSON.stringify(rule.provision) })),
        } },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
  const engine = new ZenEngine();
  const decision = engine.createDecision(Buffer.from(JSON.stringify(content)));
  const n = decisions, flight = 16;
  for (let i = 0; i < 200; i++) await decision.evaluate(factsOf(i), { trace: true });
  const out = new Array(n);
  const start = performance.now();
  for (let i = 0; i < n; i += flight)
    await Promise.all(Array.from({ length: Math.min(flight, n - i) }, async (_, j) => {
      const { result, trace } = await decision.evaluate(factsOf(i + j), { trace: true });
      if (!trace) throw new Error('no trace');
      out[i + j] = line(result?.provision ? result : undefined);
    }));
  told('zen-engine, 16 in flight', n, performance.now() - start);
  writeFileSync(`${folder}/zen.txt`, out.join('\n') + '\n');
}

await jsonRules();
await zen();
