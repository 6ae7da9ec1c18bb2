using HotelConcierge.Requests;

namespace HotelConcierge.Tests.Requests;

public sealed class OwnWordsTests
{
    [Theory]
    [InlineData("aircon broken, blows warm air", "the aircon is broken, it just blows warm air", true)]
    [InlineData("extra towels", "can we have some more towels and an extra pillow", true)]
    [InlineData("ruido en la habitación de al lado", "¡qué ruidosa es la habitación de al lado!", true)]
    [InlineData("ขอผ้าเช็ดตัวเพิ่ม", "ขอผ้าเช็ดตัวเพิ่มสองผืนค่ะ", true)]
    [InlineData("タオルを二枚", "タオルをもう二枚ください", true)]
    [InlineData("two towels and roses", "two towels", false)]
    [InlineData("two extra towels champagne", "two extra towels", true)]
    [InlineData("towels and champagne", "towels please", false)]
    [InlineData("champagne and roses for the suite", "is there a suite", false)]
    [InlineData("two more towels", "", false)]
    [InlineData("", "two more towels", false)]
    [InlineData("of it", "of it", false)]
    [InlineData("ขอแชมเปญ", "สระว่ายน้ำเปิดกี่โมง", false)]
    public void A_summary_is_the_guests_own_where_three_quarters_of_it_stands_in_their_words(string summary, string heard, bool isOwn) =>
        Assert.Equal(isOwn, OwnWords.Hold(summary, heard));

    [Theory]
    [InlineData("310", "towels for 310, please", true)]
    [InlineData("12A", "we are in room 12a", true)]
    [InlineData("31", "towels for 310", false)]
    [InlineData("", "towels", false)]
    public void A_name_has_to_be_there_whole(string name, string heard, bool isNamed) => Assert.Equal(isNamed, OwnWords.Name(name, heard));
}
