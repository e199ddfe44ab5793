import { saidWords } from '../../../sealing/lock.ts'

/** 256 plain words, apart from each other even without their marks. */
const list = `
  an áo bà bác bạn bánh báo bát bắp bay bầu bè bên bếp bí bìa biển bình bò bọc bông bơi buồm
  buổi bút cá cam cau cát cảnh cao cân cây chim chân chè chị chiều chín chìa chợ chuông chuối
  cóc cò con cối cơm cua cúc củi dao dâu dây dép dòng dốc dưa duyên đàn đá đất đèn đêm đi đình
  đò đồi đu đường ếch em én gà gạo gấu gỗ gốc gió giày giường gừng ghe gương hạt hầm hè hến
  hoa hồ hội hồng hương im kem kén kẹo kho khăn khế khoai khói kim kính lá làng lạc lan lê len
  lò lối lông lúa lưới lược lượm má mai mây mận mèo men mía mít mơ môi mộc mùa muối mướp mực
  nai nâu nắng ná nem nến nét nếp ngà ngày nghé ngô ngọc nhà nhãn nho nhung nón nôi nơ núi nụ
  nước nương ong ốc ổi phà phao phấn phố phượng quạt quê quýt rau rằm rắn rễ ren rêu rơm rộng
  ruộng rùa rừng rượu sao sáng sâm sân sầu sen sim sóc sóng sơn sung suối sương ta tám tay tần
  tết thác than thảo thau thăm thềm thị thìa thóc thôn thơ thông thú thúng thuyền tiếng tím tơ
  tôm trà trai trăng trâu tre trèo trống trời trúc trường tuần tuổi tủ tường vai vàng vạn ve
  vẹt ví việt vịt vó voi vòng vườn vui vùng xa xanh xe xóm xoài xuân xuồng xưa yên quả xôi
  tháp
`

const drawn = 6
const enough = { length: 24, words: 5, letters: 10 }
const least = { length: 16, words: 4, letters: 8 }

/** Six words by chance, a line of verse: 48 bits, each guess of which costs a machine a second. */
export function offerWords() {
  const words = list.trim().split(/\s+/)
  const chance = crypto.getRandomValues(new Uint8Array(drawn))
  return Array.from(chance, (byte) => words[byte % words.length]).join(' ')
}

/** How hard a passphrase is to guess, in a word. */
export function strengthOf(typed: string): 'weak' | 'fair' | 'strong' {
  const said = saidWords(typed)
  const reaches = ({ length, words, letters }: typeof enough) =>
    new Set(said.split(' ')).size >= words && said.length >= length && new Set(said).size >= letters
  if (reaches(enough)) return 'strong'
  return reaches(least) ? 'fair' : 'weak'
}
