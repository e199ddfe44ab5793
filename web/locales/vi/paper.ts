/** What stands on every paper that the house prints. */
export const paper = {
  nation: 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  number: 'Số: {number}/{year}',
  numbered: 'Số: {number}',
  placeDay: '{place}, {day}',
  internal: 'Mẫu nội bộ của hệ thống; không thay mẫu do pháp luật quy định',
  sign: '(ký, ghi rõ họ tên)',
}
