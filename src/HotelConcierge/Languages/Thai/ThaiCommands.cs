namespace HotelConcierge.Languages.Thai;

/// <summary>The commands as Thai says them.</summary>
internal static class ThaiCommands
{
    public static CommandWords Words { get; } = new()
    {
        AreUsedByAll = false,
        Stop = "หยุด|หยุดส่ง|หยุดส่งข้อความ|ยกเลิกการรับข้อความ",
        OurMessages =
            "ส่ง|ส่งมา|การแจ้งเตือน|แจ้งเตือน|ข้อความ|เตือน|การเตือน|sms",
        AroundOurMessages = "ทั้งหมด|มาให้|อีก|แล้ว|ได้แล้ว|มา",
        Start = "เริ่ม|เริ่มต้น",
        Help = "ช่วยเหลือ|วิธีใช้",
        Reset = "เริ่มใหม่|เริ่มการสนทนาใหม่|สนทนาใหม่",
        Forget = "ลืมฉัน|ลืมเรา|ลบข้อมูลของฉัน",
    };
}
