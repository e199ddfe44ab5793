import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { mosquittoLines, readCard } from './card.ts'
import { switchOn } from './thing.ts'

const help = `A device made of nothing but its card (the text under the QR, saved to a file; - reads it from a pipe).

  npm run device -- card.json             is there until Ctrl-C; a button is pressed with every Enter
  npm run device -- card.json --press     presses once and leaves
    --late 600                            as if that had been 600 seconds ago
  npm run device -- card.json --mute      a siren that rings and never says so
    --battery 12                          how full it says it is
    --broker mqtt://127.0.0.1:1883        another broker than the card names
  npm run device -- card.json --acl       prints what an outside Mosquitto must be told of it`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    press: { type: 'boolean', default: false },
    late: { type: 'string', default: '0' },
    mute: { type: 'boolean', default: false },
    battery: { type: 'string', default: '100' },
    broker: { type: 'string' },
    acl: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const [file] = positionals
if (!file || values.help) {
  tell(help)
  process.exit(values.help ? 0 : 1)
}
const card = readCard(file)
if (values.acl) {
  tell(mosquittoLines(card))
  process.exit(0)
}

const thing = await switchOn(
  { ...card, broker: values.broker ?? card.broker },
  {
    mute: values.mute,
    battery: Number(values.battery),
    say: (what) => tell(`${card.kind} ${what}`),
  },
)
if (values.press) {
  await thing.press(Number(values.late))
} else {
  if (file !== '-')
    createInterface({ input: process.stdin }).on(
      'line',
      () => void thing.press(Number(values.late)),
    )
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
}
await thing.off()
process.exit(0)

function tell(words: string) {
  process.stdout.write(`${words}\n`)
}
