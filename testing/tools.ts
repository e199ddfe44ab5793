import { execFileSync } from 'node:child_process'
import { accessSync, constants, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A program the tests put on the other end: where to look for it, and the Debian package that brings it. */
const tools = {
  chromium: { names: ['chromium', 'chromium-browser', 'google-chrome'], debian: 'chromium' },
  mosquitto: { names: ['mosquitto'], debian: 'mosquitto' },
  mosquitto_passwd: { names: ['mosquitto_passwd'], debian: 'mosquitto' },
  mosquitto_pub: { names: ['mosquitto_pub'], debian: 'mosquitto-clients' },
  mosquitto_sub: { names: ['mosquitto_sub'], debian: 'mosquitto-clients' },
  nats_server: { names: ['nats-server'], debian: 'nats-server' },
  initdb: { names: ['initdb'], debian: 'postgresql' },
  pg_dump: { names: ['pg_dump'], debian: 'postgresql' },
  pgbench: { names: ['pgbench'], debian: 'postgresql' },
  gammu_smsd: { names: ['gammu-smsd'], debian: 'gammu-smsd' },
  openssl: { names: ['openssl'], debian: 'openssl' },
  exiftool: { names: ['exiftool'], debian: 'libimage-exiftool-perl' },
  xmllint: { names: ['xmllint'], debian: 'libxml2-utils' },
  age: { names: ['age'], debian: 'age' },
}

type Tool = keyof typeof tools

/** The path of a program, installed from Debian first where it is missing and we may. */
export function toolPath(tool: Tool): string | undefined {
  return (
    process.env[tool.toUpperCase()] ?? found(tool) ?? (installed(tool) ? found(tool) : undefined)
  )
}

function found(tool: Tool) {
  const folders = [
    ...postgresFolders(),
    ...(process.env.PATH ?? '').split(':'),
    '/usr/bin',
    '/usr/sbin',
  ]
  return folders
    .flatMap((folder) => tools[tool].names.map((name) => join(folder, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

/** Debian keeps PostgreSQL's own programs off the path, by version. */
function postgresFolders() {
  try {
    const base = '/usr/lib/postgresql'
    return readdirSync(base)
      .sort()
      .map((version) => join(base, version, 'bin'))
  } catch {
    return []
  }
}

function installed(tool: Tool) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const apt = (...words: string[]) =>
    execFileSync('apt-get', words, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  try {
    console.log(`Installing ${tools[tool].debian} from Debian…`)
    apt('update')
    apt('install', '-y', '--no-install-recommends', tools[tool].debian)
    return true
  } catch {
    return false
  }
}
