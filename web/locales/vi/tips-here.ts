/** Tips on the home page. */
export const tipsHere = {
  tell: 'Báo tin kín',
  tellSays: 'Không cần nói bạn là ai. Chỉ bàn tin mở được, máy chủ không đọc được.',
  tellGo: 'Báo tin',
  deskOf: 'Bàn tin kín {unit}',
  countUnseen: '{count} tin chưa xem',
  countBreached: '{count} tin quá hạn',
  countOpen: '{count} tin đang mở',
  toQueue: 'Vào bàn tin',
  guardOf: 'Khoá dự phòng của {unit}',
  guardSays:
    'Bạn giữ một phần khoá: khi cán bộ quên cụm từ, hoặc khi cần hai người để biết ai báo tin.',
  toKeys: 'Mở trang khoá',
}
