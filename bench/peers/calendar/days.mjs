// The peer of the calendar bench: chinese-days. FROM UNTIL ROUNDS FILE
import fs from 'node:fs'
import chineseDays from 'chinese-days'

const [from, until, rounds, file] = process.argv.slice(2)
const days = []
for (let day = new Date(from + 'T12:00:00Z'); day <= new Date(until + 'T12:00:00Z'); day = new Date(+day + 864e5)) days.push(day.toISOString().slice(0, 10))
let sum = 0
const start = process.hrtime.bigint()
for (let round = 0; round < rounds; ++round) for (const day of days) sum += (Date.parse(chineseDays.findWorkday(20, day)) - Date.parse(day)) / 864e5
const took = Number(process.hrtime.bigint() - start) / 1e9
console.log(`chinese-days ${Math.round((days.length * rounds) / took)} additions/s, sum ${Math.round(sum / rounds)}`)
fs.writeFileSync(file, days.filter((day) => chineseDays.isWorkday(day)).join('\n') + '\n')
