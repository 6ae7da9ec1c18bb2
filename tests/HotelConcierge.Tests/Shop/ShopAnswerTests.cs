using HotelConcierge.Languages;
using HotelConcierge.Proposals;
using HotelConcierge.Shop;
using HotelConcierge.Tests.Turns;
using HotelConcierge.Turns;

namespace HotelConcierge.Tests.Shop;

/// <summary>Ways to say yes, no and "yes, but" to an order, in Thai and English; and ways to say how many.</summary>
public sealed class ShopAnswerTests
{
    [Theory]
    [InlineData("yes")]
    [InlineData("Yes, order it please")]
    [InlineData("yep go ahead")]
    [InlineData("ok, send it")]
    [InlineData("Confirm")]
    [InlineData("I confirm the order, thanks")]
    [InlineData("sure, place it")]
    [InlineData("sounds good, order that")]
    [InlineData("all right, buy it")]
    [InlineData("ใช่ค่ะ")]
    [InlineData("ยืนยันค่ะ")]
    [InlineData("ยืนยันสั่งซื้อ")]
    [InlineData("ยืนยันคำสั่งซื้อครับ")]
    [InlineData("โอเค สั่งเลย")]
    [InlineData("ตกลงครับ สั่งเลยครับ")]
    [InlineData("เอาตามนี้ค่ะ")]
    [InlineData("สั่งได้เลยค่ะ")]
    [InlineData("ถูกต้องแล้วค่ะ")]
    [InlineData("ได้เลยจ้า")]
    [InlineData("คอนเฟิร์มค่ะ")]
    [InlineData("ค่ะ สั่งซื้อเลยค่ะ")]
    [InlineData("ครับผม")]
    public async Task A_yes_orders(string words)
    {
        using var shop = new ShopWorld();
        await shop.AskAsync();

        await shop.SayPlainlyAsync(words);

        Assert.Single(shop.Erp.Placed);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("No thanks, not now")]
    [InlineData("don't order it")]
    [InlineData("rather not")]
    [InlineData("forget it")]
    [InlineData("ไม่ค่ะ")]
    [InlineData("ไม่เอาครับ")]
    [InlineData("ยังไม่สั่งค่ะ")]
    [InlineData("ไม่สั่งแล้ว")]
    [InlineData("ยังก่อนค่ะ")]
    [InlineData("ไม่ต้องค่ะ ขอบคุณค่ะ")]
    public async Task A_no_orders_nothing(string words)
    {
        using var shop = new ShopWorld();
        await shop.AskAsync();

        await shop.SayPlainlyAsync(words);

        Assert.Empty(shop.Erp.Placed);
        Assert.Null(await shop.Get<OpenProposals>().FindAsync(TurnWorld.Guest, call: null, default));
    }

    [Theory]
    [InlineData("yes but only two boxes")]
    [InlineData("ok, but without the gloves")]
    [InlineData("yes if you have them in stock")]
    [InlineData("yes? how much was it again")]
    [InlineData("order five")]
    [InlineData("yes, four boxes")]
    [InlineData("yes, one please")]
    [InlineData("yes one please")]
    [InlineData("order it tomorrow")]
    [InlineData("ใช่ แต่เอาสองกล่องพอ")]
    [InlineData("ได้ค่ะ แต่ขอเปลี่ยนเป็นไซซ์ L")]
    [InlineData("โอเค ถ้ามีของ")]
    [InlineData("ใช่ไหมคะ")]
    [InlineData("ได้ไหม")]
    [InlineData("ยืนยันห้ากล่อง")]
    [InlineData("สั่งสี่กล่อง")]
    [InlineData("เอาห้ากล่องค่ะ")]
    [InlineData("ตกลง เพิ่มหน้ากากด้วย")]
    [InlineData("ค่าส่งเท่าไรคะ")]
    public async Task A_yes_with_a_but_is_left_to_the_model_and_orders_nothing_even_when_that_takes_it_for_one(string words)
    {
        using var shop = new ShopWorld();
        await shop.AskAsync();
        var open = await shop.Get<OpenProposals>().FindAsync(TurnWorld.Guest, call: null, default);
        shop.Model
            .Calls("answer_proposal", new Dictionary<string, object?> { ["proposal_id"] = open!.Id, ["answer"] = "yes" })
            .Says("Shall I change that?");

        var read = await shop.World.SayAsync(words);

        Assert.Equal("Shall I change that?", read);
        Assert.Empty(shop.Erp.Placed);
    }

    [Theory]
    [InlineData("3", "en", 3)]
    [InlineData("3 boxes please", "en", 3)]
    [InlineData("three", "en", 3)]
    [InlineData("I'd like ten boxes, thanks", "en", 10)]
    [InlineData("1,000", "en", 1000)]
    [InlineData("2.5 kg", "en", 2.5)]
    [InlineData("๓ กล่อง", "th", 3)]
    [InlineData("สามกล่องค่ะ", "th", 3)]
    [InlineData("ขอ 5 กล่องครับ", "th", 5)]
    [InlineData("เอา 12 ขวดค่ะ", "th", 12)]
    public void A_number_alone_is_how_many(string words, string language, double expected) => Assert.Equal(
        (decimal)expected, new QuantityReader(LanguageCatalog.Default).Read(words, language, language == "th" ? "กล่อง" : "box kg"));

    [Theory]
    [InlineData("")]
    [InlineData("3 or 4")]
    [InlineData("not 3")]
    [InlineData("3?")]
    [InlineData("-3")]
    [InlineData("1,5")]
    [InlineData("2-3")]
    [InlineData("3 and alcohol")]
    [InlineData("ไม่เอา 3")]
    [InlineData("3 แล้วก็แอลกอฮอล์")]
    public void What_says_more_is_not(string words) => Assert.Null(new QuantityReader(LanguageCatalog.Default).Read(words, "th", "box"));

    [Theory]
    [InlineData(1250, "THB", "1,250.00 THB")]
    [InlineData(0.5, "EUR", "0.50 EUR")]
    [InlineData(1234567.89, "USD", "1,234,567.89 USD")]
    [InlineData(1250, "JPY", "1,250 JPY")]
    public void Money_is_written_as_the_guard_on_prices_reads_it(double amount, string currency, string expected)
    {
        Assert.Equal(expected, Money.Write((decimal)amount, currency));
        Assert.Equal([(decimal)amount], new PriceReader(LanguageCatalog.Default).Amounts($"It is {expected}."));
    }
}
