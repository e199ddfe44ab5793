/** The days of a week from Monday on, whole and short. */
export const weekday = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật']
export const weekdayShort = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN']
