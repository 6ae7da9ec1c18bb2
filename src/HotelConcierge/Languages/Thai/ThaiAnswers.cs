namespace HotelConcierge.Languages.Thai;

/// <summary>How a question of ours is answered in Thai.</summary>
internal static class ThaiAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.None("A number that is written apart needs none, and one that is not stands inside a stretch of Thai."),
        TimeFillers = WordList.Spaced("น โมง นาฬิกา ตอน วัน"),
        Yes = "ใช่",
        No = "ไม่|ไม่ใช่",
        More = "เพิ่ม|เพิ่มเติม",
        HourUnits = "น.|โมง|นาฬิกา",
        HourLeads = "ตอน",
        Cancels = "ยกเลิก",
        Negations = WordList.Spaced("ไม่ อย่า"),
    };
}
