import type { Config } from './config.ts'
import { SettingWrong } from './config.ts'
import { type TerminalWord, terminalWords, type Values } from './terminal-words.ts'

/** Something an operator can put right; `key` is the sentence that says how. */
export class StartProblem extends Error {
  readonly key: TerminalWord
  readonly values: Values

  constructor(key: TerminalWord, values: Values = {}, cause?: unknown) {
    super(`${key} ${JSON.stringify(values)}`, { cause })
    this.name = 'StartProblem'
    this.key = key
    this.values = values
  }
}

type Known = Pick<Config, 'language' | 'dataDir' | 'host' | 'port' | 'mqttPort'>
type Raw = { code?: string; port?: number; syscall?: string; path?: string; hostname?: string }

/** Why the house did not start, in one sentence for the person in front of the terminal. */
export function sentenceFor(error: unknown, config: Known) {
  if (error instanceof SettingWrong) {
    const reason = terminalWords(config.language, error.reason)
    return terminalWords(config.language, 'setting_wrong', { name: error.setting, reason })
  }
  for (const one of withCauses(error)) {
    const problem = one instanceof StartProblem ? one : fromMachine(one as Raw, config)
    if (problem) return terminalWords(config.language, problem.key, problem.values)
  }
  return terminalWords(config.language, 'unexpected', { message: firstLine(error) })
}

/** The first line of what an error says: enough for a sentence, never a stack. */
export function firstLine(error: unknown) {
  const text = error instanceof Error ? error.message || error.name : String(error)
  return text.trim().split('\n')[0] ?? ''
}

// 53100 is PostgreSQL's own word for a full disk; EDQUOT is a full quota.
const fullDisk = new Set(['ENOSPC', 'EDQUOT', '53100'])
const notWritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'])

function fromMachine(error: Raw, config: Known): StartProblem | undefined {
  const { code = '', port = 0, syscall } = error
  // The operator knows the data folder, not the file in it that happened to be written first.
  const path = error.path?.startsWith(`${config.dataDir}/`) ? config.dataDir : error.path
  if (fullDisk.has(code)) return new StartProblem('disk_full', { dir: path ?? config.dataDir })
  if (code === 'EADDRINUSE') return new StartProblem(whosePort(port, config), { port })
  if (code === 'EACCES' && syscall === 'listen') return new StartProblem('port_forbidden', { port })
  if (code === 'EADDRNOTAVAIL' || (code === 'ENOTFOUND' && error.hostname === config.host))
    return new StartProblem('host_not_here', { host: config.host })
  if (path !== undefined && (notWritable.has(code) || (code === 'ENOENT' && syscall === 'mkdir')))
    return new StartProblem('data_not_writable', { dir: path })
  return undefined
}

function whosePort(port: number, config: Known): TerminalWord {
  if (port === config.port) return 'port_in_use_http'
  return port === config.mqttPort ? 'port_in_use_mqtt' : 'port_in_use'
}

function* withCauses(error: unknown) {
  for (let one = error; one instanceof Error; one = one.cause) yield one
}
