namespace HotelConcierge.Languages.Thai;

/// <summary>How a question of ours is answered in Thai.</summary>
internal static class ThaiAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced(
            "เอา อันที่ อัน ที่ ขอ จอง เวลา ค่ะ ครับ คะ นะ ดีกว่า ช่วย หน่อย หมายเลข เลข ข้อ รอบ เลย ให้ รับ ขอโทษ"),
        TimeFillers = WordList.Spaced("น โมง นาฬิกา ตอน วัน"),
        Yes = "ใช่|ได้|ได้เลย|ตกลง|โอเค|เอา|เอาเลย|จัดไป|แน่นอน|ยืนยัน|ถูกต้อง|ดี|ดีเลย|ทำเลย|ครับ|ค่ะ|อืม",
        No = "ไม่|ไม่ใช่|ไม่เอา|ไม่ต้อง|ไม่เป็นไร|อย่า|เก็บไว้|ช่างเถอะ|ยังก่อน|ไม่ยกเลิก|ไม่จอง",
        Courtesy = "ครับ|ค่ะ|คะ|นะ|จ้า|จ้ะ|ขอบคุณ|ขอบคุณครับ|ขอบคุณค่ะ|หน่อย|ด้วย|เลย|ละ|สิ",
        Buts = "แต่|ถ้า|ยกเว้น|แทน",
        Last = "สุดท้าย",
        Noon = "เที่ยง|เที่ยงวัน",
        HalfPast = WordList.None("Half an hour stands after the hour."),
        HalfTo = WordList.None("Half an hour is counted after the hour."),
        AndHalf = "โมงครึ่ง",
        More = "เพิ่ม|เพิ่มเติม|เวลาอื่น",
        HourUnits = "น.|โมง|นาฬิกา",
        HourLeads = "ตอน",
        Books = "จอง",
        Moves = "เลื่อน|ย้าย|เปลี่ยน",
        Cancels = "ยกเลิก",
        Pronouns = "มัน|อันนี้|อันนั้น|นัด|การจอง|คิว",
        Negations = WordList.Spaced("ไม่ อย่า"),
    };
}
