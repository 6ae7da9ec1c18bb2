namespace HotelConcierge.Languages.Thai;

/// <summary>How a question of ours is answered in Thai.</summary>
internal static class ThaiAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced(
            "เอา อันที่ อัน ที่ ขอ จอง เวลา ค่ะ ครับ คะ นะ ดีกว่า ช่วย หน่อย หมายเลข เลข ข้อ รอบ เลย ให้ รับ ขอโทษ"),
        TimeFillers = WordList.Spaced("น โมง นาฬิกา ตอน วัน"),
        Yes =
            "ใช่|ใช่แล้ว|ได้|ได้เลย|ตกลง|โอเค|เอา|เอาเลย|จัดไป|แน่นอน|ยืนยัน|คอนเฟิร์ม|คอนเฟิม|ถูก|ถูกแล้ว|ถูกต้อง|ถูกต้องแล้ว|ดี|ดีเลย|ทำเลย|" +
            "ครับ|ครับผม|ค่ะ|อืม",
        No =
            "ไม่|ไม่ใช่|ไม่เอา|ไม่เอาแล้ว|ไม่ต้อง|ไม่เป็นไร|อย่า|อย่าเพิ่ง|เก็บไว้|ช่างเถอะ|ยัง|ยังก่อน|ยังไม่เอา|ไม่ยกเลิก|ไม่จอง|" +
            "ไม่สั่ง|ไม่สั่งแล้ว|ยังไม่สั่ง|ไม่ซื้อ",
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
        Orders = "สั่ง|สั่งซื้อ|สั่งของ|ซื้อ|ออเดอร์|คำสั่งซื้อ|ส่งคำสั่งซื้อ|รายการ|รายการนี้|ตามนี้|ตามนั้น|ทั้งหมด",
        Units = WordList.Spaced("กล่อง ขวด ชิ้น อัน แพ็ค แพค ห่อ ซอง ถุง หลอด ม้วน เครื่อง ตัว คู่ ลัง ชุด แผ่น แกลลอน กระป๋อง หน่วย"),
        Pronouns = "มัน|อันนี้|อันนั้น|นัด|การจอง|คิว",
        Negations = WordList.Spaced("ไม่ อย่า"),
    };
}
