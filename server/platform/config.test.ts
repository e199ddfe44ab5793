import { expect, test } from 'vitest'
import { helpText, readConfig, SettingWrong } from './config.ts'

test('with nothing set, the house is a demonstration on localhost:3000', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: 'localhost',
    language: 'vi',
    databasePool: 10,
    databaseUrl: undefined,
    publicUrl: 'http://localhost:3000',
    trustProxy: false,
    demonstration: true,
  })
})

test('an empty or blank variable is a variable not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', SECRET_KEY: '' })).toEqual(readConfig({}))
})

test.each([
  [{}, true],
  [{ DEMO: 'off' }, false],
  [{ NODE_ENV: 'production' }, false],
  [{ DATABASE_URL: 'postgres://a:b@db/house' }, false],
  [{ NODE_ENV: 'test' }, true],
])('%j: a demonstration? %s', (env, expected) => {
  expect(readConfig(env).demonstration).toBe(expected)
})

test.each([
  ['PORT', '70000', 'not_a_port'],
  ['PORT', '3000x', 'not_a_port'],
  ['POSTGRES_PORT', '-1', 'not_a_port'],
  ['DATABASE_POOL', '0', 'not_a_count'],
  ['UI_LANGUAGE', 'fr', 'not_offered'],
  ['DEMO', 'yes', 'not_offered'],
  ['LOG_LEVEL', 'loud', 'not_offered'],
  ['DATABASE_URL', 'localhost:5432/house', 'not_a_database_url'],
  ['DATABASE_URL', 'mysql://db/house', 'not_a_database_url'],
  ['DATABASE_REPLICA_URL', 'postgres://', 'not_a_database_url'],
  ['MQTT_URL', 'mqtt://a:1883,http://b', 'not_a_broker_url'],
  ['S3_URL', 'ftp://files', 'not_a_web_url'],
  ['PUBLIC_URL', 'binhyen.vn', 'not_a_web_url'],
  ['SECRET_KEY', 'short', 'too_short'],
  ['SMS_URL', 'gammu:', 'not_an_sms_url'],
  ['SMS_URL', 'ftp://sms', 'not_an_sms_url'],
  ['SMS_LETTERS', 'latin', 'not_offered'],
  ['PUSH_HOSTS', 'https://push', 'not_hosts'],
  ['TIPS', 'yes', 'not_offered'],
  ['TIPS_FLOOD', '0', 'not_a_flood'],
  ['TIPS_WORK', '21', 'not_work'],
  ['TIPS_KEY', 'short', 'too_short'],
])('%s=%s is refused: %s', (name, value, reason) => {
  expect(() => readConfig({ [name]: value })).toThrow(
    expect.objectContaining({ constructor: SettingWrong, setting: name, reason }),
  )
})

test('several brokers, and a public address with a slash at its end, are understood', () => {
  const config = readConfig({
    MQTT_URL: 'mqtt://a:1883, mqtts://b:8883',
    PUBLIC_URL: 'https://binhyen.vn/',
    TRUST_PROXY: '10.0.0.0/8',
  })
  expect(config.mqttUrl).toBe('mqtt://a:1883, mqtts://b:8883')
  expect(config.publicUrl).toBe('https://binhyen.vn')
  expect(config.trustProxy).toBe('10.0.0.0/8')
})

test('words leave by a gateway or by the spool of Gammu, to services that are named', () => {
  const config = readConfig({ SMS_URL: 'gammu:///srv/spool', PUSH_HOSTS: 'Push.Xa.lan, 10.0.0.9' })
  expect(config).toMatchObject({ smsUrl: 'gammu:///srv/spool', smsLetters: 'plain' })
  expect(config.pushHosts).toEqual(['push.xa.lan', '10.0.0.9'])
  expect(readConfig({}).pushHosts).toEqual([])
})

test('help names every setting, in both languages, one line each', () => {
  for (const language of ['vi', 'en'] as const) {
    const lines = helpText(language).split('\n')
    for (const name of ['PORT', 'DATA_DIR', 'DATABASE_REPLICA_URL', 'NODE_ENV', 'LOG_LEVEL'])
      expect(lines.filter((line) => line.trimStart().startsWith(`${name} `))).toHaveLength(1)
  }
})
