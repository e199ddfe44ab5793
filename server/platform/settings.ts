import { resolve } from 'node:path'
import { z } from 'zod'
import type { TerminalWord } from './terminal-words.ts'

type Setting<Shape extends z.ZodType> = {
  name: string
  /** What is read when nothing is set; empty: stays unset. */
  fallback: string
  shape: Shape
  says: { vi: string; en: string }
}

const reason = (key: TerminalWord) => ({ error: key })

const wholeNumber = (least: number, most: number, key: TerminalWord) =>
  z
    .string()
    .regex(/^\d{1,9}$/, reason(key))
    .transform(Number)
    .pipe(z.number().min(least, reason(key)).max(most, reason(key)))

const port = wholeNumber(0, 65535, 'not_a_port')
const orUnset = <Shape extends z.ZodType>(shape: Shape) =>
  z.union([z.literal('').transform(() => undefined), shape])
const addressOf = (protocols: string[], key: TerminalWord) =>
  z.string().refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined
    return url !== undefined && url.hostname !== '' && protocols.includes(url.protocol)
  }, reason(key))

const databaseUrl = orUnset(addressOf(['postgres:', 'postgresql:'], 'not_a_database_url'))
const number = z.string().regex(/^\d{3,12}$/, reason('not_a_number_to_call'))
const webUrl = orUnset(addressOf(['http:', 'https:'], 'not_a_web_url'))
const smsGateway = addressOf(['http:', 'https:'], 'not_an_sms_url')
const smsUrl = orUnset(
  z.string().refine((text) => /^gammu:\/\/\/./.test(text) || smsGateway.safeParse(text).success, {
    error: 'not_an_sms_url',
  }),
)
const hosts = z
  .string()
  .regex(/^([a-z0-9.-]+(,\s*[a-z0-9.-]+)*)?$/i, reason('not_hosts'))
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[,\s]+/)
      .filter(Boolean),
  )
const broker = addressOf(['mqtt:', 'mqtts:', 'ws:', 'wss:'], 'not_a_broker_url')
const brokers = z
  .string()
  .refine((text) => text.split(',').every((one) => broker.safeParse(one.trim()).success), {
    error: 'not_a_broker_url',
  })

/** Every setting of the house, one row each. */
export const settings = {
  port: {
    name: 'PORT',
    fallback: '3000',
    shape: port,
    says: { vi: 'Cổng của trang web (0: bất kỳ)', en: 'Port of the web app (0: any)' },
  },
  host: {
    name: 'HOST',
    fallback: 'localhost',
    shape: z.string(),
    says: {
      vi: 'Địa chỉ mạng để nghe; 0.0.0.0 hoặc :: để máy khác vào được',
      en: 'Network address to listen on; 0.0.0.0 or :: lets other machines in',
    },
  },
  dataDir: {
    name: 'DATA_DIR',
    fallback: 'data',
    shape: z.string().transform((path) => resolve(path)),
    says: { vi: 'Thư mục dữ liệu', en: 'Data folder' },
  },
  language: {
    name: 'UI_LANGUAGE',
    fallback: 'vi',
    shape: z.enum(['vi', 'en'], reason('not_offered')),
    says: {
      vi: 'Ngôn ngữ của cửa sổ lệnh, và ngôn ngữ đầu tiên của trang web: vi, en',
      en: 'Language of the terminal, and the first language of the web app: vi, en',
    },
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    fallback: '',
    shape: databaseUrl,
    says: {
      vi: 'PostgreSQL 15 trở lên dùng thay cho bộ đi kèm',
      en: 'PostgreSQL 15 or newer, used instead of the bundled one',
    },
  },
  databaseReplicaUrl: {
    name: 'DATABASE_REPLICA_URL',
    fallback: '',
    shape: databaseUrl,
    says: { vi: 'Bản sao chỉ để đọc', en: 'A replica for reads only' },
  },
  databasePool: {
    name: 'DATABASE_POOL',
    fallback: '10',
    shape: wholeNumber(1, 1000, 'not_a_count'),
    says: { vi: 'Số kết nối tối đa tới cơ sở dữ liệu', en: 'Most connections to the database' },
  },
  postgresPort: {
    name: 'POSTGRES_PORT',
    fallback: '0',
    shape: port,
    says: {
      vi: 'Cổng của PostgreSQL đi kèm (0: bất kỳ)',
      en: 'Port of the bundled PostgreSQL (0: any)',
    },
  },
  mqttPort: {
    name: 'MQTT_PORT',
    fallback: '1883',
    shape: port,
    says: { vi: 'Cổng MQTT cho thiết bị (0: bất kỳ)', en: 'MQTT port for devices (0: any)' },
  },
  mqttUrl: {
    name: 'MQTT_URL',
    fallback: '',
    shape: orUnset(brokers),
    says: {
      vi: 'Máy chủ MQTT bên ngoài, cách nhau bằng dấu phẩy',
      en: 'Outside MQTT brokers, separated by commas',
    },
  },
  s3Url: {
    name: 'S3_URL',
    fallback: '',
    shape: webUrl,
    says: {
      vi: 'Kho tệp S3: https://khoá:bí_mật@máy/ngăn (không đặt: DATA_DIR/files)',
      en: 'S3 file store: https://key:secret@host/bucket (unset: DATA_DIR/files)',
    },
  },
  secretKey: {
    name: 'SECRET_KEY',
    fallback: '',
    shape: orUnset(z.string().min(32, reason('too_short'))),
    says: {
      vi: 'Khoá bí mật, ít nhất 32 ký tự (không đặt: tự tạo, giữ ở DATA_DIR/secret)',
      en: 'Secret key, at least 32 characters (unset: made, and kept in DATA_DIR/secret)',
    },
  },
  publicUrl: {
    name: 'PUBLIC_URL',
    fallback: '',
    shape: webUrl,
    says: {
      vi: 'Địa chỉ người dùng mở, dùng cho cookie, khoá truy cập và lời mời (không đặt: http://localhost:PORT)',
      en: 'Address people open, used for cookies, passkeys and invitations (unset: http://localhost:PORT)',
    },
  },
  trustProxy: {
    name: 'TRUST_PROXY',
    fallback: 'off',
    shape: z.string().transform((text) => (text === 'off' ? false : text === 'on' ? true : text)),
    says: {
      vi: 'Tin địa chỉ do máy chủ trung gian chuyển: off, on, hoặc địa chỉ của nó',
      en: 'Believe the address a proxy passes on: off, on, or the address of the proxy',
    },
  },
  smsUrl: {
    name: 'SMS_URL',
    fallback: '',
    shape: smsUrl,
    says: {
      vi: 'Nơi gửi tin nhắn: cổng http(s)://… hoặc hộp của Gammu SMSD gammu:///var/spool/gammu (không đặt: bản trình diễn hiện mã trên màn hình, ngoài ra không gửi)',
      en: 'Where SMS leave: a gateway http(s)://… or the spool of Gammu SMSD gammu:///var/spool/gammu (unset: the demonstration shows codes on screen; otherwise none are sent)',
    },
  },
  smsLetters: {
    name: 'SMS_LETTERS',
    fallback: 'plain',
    shape: z.enum(['plain', 'vietnamese'], reason('not_offered')),
    says: {
      vi: 'Chữ trong tin nhắn báo động: plain (bỏ dấu, 160 chữ một tin) hoặc vietnamese (có dấu, 70 chữ)',
      en: 'Letters of an alarm’s SMS: plain (no accents, 160 to a message) or vietnamese (accents, 70)',
    },
  },
  pushHosts: {
    name: 'PUSH_HOSTS',
    fallback: '',
    shape: hosts,
    says: {
      vi: 'Máy đẩy thông báo riêng được phép ở địa chỉ nội bộ, cách nhau bằng dấu phẩy (bình thường chỉ gửi tới địa chỉ công cộng)',
      en: 'Own push services that may have private addresses, separated by commas (otherwise pushes go to public addresses only)',
    },
  },
  pushCa: {
    name: 'PUSH_CA',
    fallback: '',
    shape: orUnset(z.string().transform((path) => resolve(path))),
    says: {
      vi: 'Tệp PEM của cơ quan chứng thực mà máy đẩy thông báo riêng dùng',
      en: 'PEM file of the authority that an own push service is certified by',
    },
  },
  numberDisaster: {
    name: 'NUMBER_DISASTER',
    fallback: '112',
    shape: number,
    says: { vi: 'Số gọi khi có thiên tai, tìm kiếm cứu nạn', en: 'Number to call in a disaster' },
  },
  numberPolice: {
    name: 'NUMBER_POLICE',
    fallback: '113',
    shape: number,
    says: { vi: 'Số gọi Công an', en: 'Number of the police' },
  },
  numberFire: {
    name: 'NUMBER_FIRE',
    fallback: '114',
    shape: number,
    says: { vi: 'Số gọi chữa cháy, cứu nạn', en: 'Number of the fire service' },
  },
  numberMedical: {
    name: 'NUMBER_MEDICAL',
    fallback: '115',
    shape: number,
    says: { vi: 'Số gọi cấp cứu', en: 'Number of the ambulance' },
  },
  fireApp: {
    name: 'FIRE_APP_URL',
    fallback: 'https://play.google.com/store/search?q=B%C3%A1o%20ch%C3%A1y%20114&c=apps',
    shape: addressOf(['http:', 'https:'], 'not_a_web_url'),
    says: {
      vi: 'Nơi mở hoặc tải ứng dụng “Báo cháy 114”',
      en: 'Where the app “Báo cháy 114” is opened or fetched',
    },
  },
  tips: {
    name: 'TIPS',
    fallback: 'auto',
    shape: z.enum(['auto', 'on', 'off'], reason('not_offered')),
    says: {
      vi: 'Cửa kín nhận tin tố giác chạy cùng nhà: auto (không mở được thì báo và chạy tiếp), on (phải mở được), off (chạy riêng, nơi khác)',
      en: 'The sealed door for tips beside the house: auto (if it cannot open, says so and goes on), on (must open), off (run by itself, elsewhere)',
    },
  },
  tipsPort: {
    name: 'TIPS_PORT',
    fallback: '3001',
    shape: port,
    says: { vi: 'Cổng của cửa kín (0: bất kỳ)', en: 'Port of the sealed door (0: any)' },
  },
  tipsHost: {
    name: 'TIPS_HOST',
    fallback: 'localhost',
    shape: z.string(),
    says: { vi: 'Địa chỉ mạng cửa kín nghe', en: 'Network address the sealed door listens on' },
  },
  tipsUrl: {
    name: 'TIPS_URL',
    fallback: '',
    shape: webUrl,
    says: {
      vi: 'Địa chỉ người dân mở để gửi tin (không đặt: http://localhost:TIPS_PORT)',
      en: 'Address residents open to send a tip (unset: http://localhost:TIPS_PORT)',
    },
  },
  tipsOnionUrl: {
    name: 'TIPS_ONION_URL',
    fallback: '',
    shape: webUrl,
    says: {
      vi: 'Địa chỉ .onion của cửa kín, hiện trên trang của nó',
      en: 'The .onion address of the sealed door, shown on its pages',
    },
  },
  tipsDatabaseUrl: {
    name: 'TIPS_DATABASE_URL',
    fallback: '',
    shape: databaseUrl,
    says: {
      vi: 'Cơ sở dữ liệu mà cửa kín vào bằng vai trò binh_yen_tips, khi chạy riêng',
      en: 'Database the sealed door enters as the role binh_yen_tips, when run by itself',
    },
  },
  tipsKey: {
    name: 'TIPS_KEY',
    fallback: '',
    shape: orUnset(z.string().min(32, reason('too_short'))),
    says: {
      vi: 'Khoá ký bài toán chống gửi dồn, khi nhiều cửa kín chạy riêng (không đặt: tạo mới mỗi lần chạy)',
      en: 'Key that signs the work against floods, when several doors run by themselves (unset: made at each start)',
    },
  },
  tipsWork: {
    name: 'TIPS_WORK',
    fallback: '12',
    shape: wholeNumber(0, 20, 'not_work'),
    says: {
      vi: 'Độ khó của bài toán người gửi phải giải khi yên ả, tính bằng bit (0–20)',
      en: 'How hard a sender’s browser works in calm, in bits (0–20)',
    },
  },
  tipsFlood: {
    name: 'TIPS_FLOOD',
    fallback: '60',
    shape: wholeNumber(1, 999_999_999, 'not_a_flood'),
    says: {
      vi: 'Số tin mỗi phút mà từ đó người gửi phải giải bài toán khó hơn',
      en: 'Tips a minute from which on sending one takes more work',
    },
  },
  demo: {
    name: 'DEMO',
    fallback: 'auto',
    shape: z.enum(['auto', 'off'], reason('not_offered')),
    says: {
      vi: 'Bản trình diễn khi cơ sở dữ liệu trống và không đặt DATABASE_URL: auto, off',
      en: 'The demonstration, when the database is empty and DATABASE_URL is not set: auto, off',
    },
  },
  mode: {
    name: 'NODE_ENV',
    fallback: 'development',
    shape: z.enum(['development', 'production', 'test'], reason('not_offered')),
    says: {
      vi: 'production: không bao giờ có bản trình diễn (development, production, test)',
      en: 'production: never a demonstration (development, production, test)',
    },
  },
  logLevel: {
    name: 'LOG_LEVEL',
    fallback: 'warn',
    shape: z.enum(['silent', 'error', 'warn', 'info', 'debug'], reason('not_offered')),
    says: {
      vi: 'Mức nhật ký: silent, error, warn, info, debug',
      en: 'Log level: silent, error, warn, info, debug',
    },
  },
} satisfies Record<string, Setting<z.ZodType>>
