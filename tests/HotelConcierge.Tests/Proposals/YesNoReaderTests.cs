using HotelConcierge.Languages;
using HotelConcierge.Proposals;

namespace HotelConcierge.Tests.Proposals;

public sealed class YesNoReaderTests
{
    private static readonly YesNoReader Reader = new(LanguageCatalog.Default);

    [Theory]
    [InlineData("yes")]
    [InlineData("Yep, go ahead!")]
    [InlineData("ok thanks")]
    [InlineData("sure thing, please do")]
    [InlineData("ja bitte")]
    [InlineData("gerne")]
    [InlineData("machen Sie das, danke")]
    [InlineData("sí, por favor")]
    [InlineData("vale")]
    [InlineData("adelante, gracias")]
    [InlineData("oui s'il vous plaît")]
    [InlineData("d'accord")]
    [InlineData("allez-y")]
    [InlineData("va bene, grazie")]
    [InlineData("certo")]
    [InlineData("sim, por favor")]
    [InlineData("pode ser")]
    [InlineData("ได้เลยค่ะ")]
    [InlineData("ตกลงครับ")]
    public void A_plain_yes_is_one_in_every_language(string text) => Assert.Equal(YesNo.Yes, Reader.ReadPlainly(text));

    [Theory]
    [InlineData("no")]
    [InlineData("No thanks")]
    [InlineData("rather not")]
    [InlineData("keep it please")]
    [InlineData("nein danke")]
    [InlineData("lieber nicht")]
    [InlineData("mejor no")]
    [InlineData("no, gracias")]
    [InlineData("non merci")]
    [InlineData("plutôt pas")]
    [InlineData("no grazie")]
    [InlineData("meglio di no")]
    [InlineData("não, obrigado")]
    [InlineData("melhor não")]
    [InlineData("ไม่ค่ะ")]
    [InlineData("ไม่เอาครับ")]
    public void A_plain_no_is_one_in_every_language(string text) => Assert.Equal(YesNo.No, Reader.ReadPlainly(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("ok?")]
    [InlineData("ตกลง？")]
    [InlineData("maybe")]
    [InlineData("please")]
    [InlineData("yes no")]
    [InlineData("yes, but at eleven")]
    [InlineData("ja, aber um elf")]
    [InlineData("sí, pero a las once")]
    [InlineData("oui mais à onze heures")]
    [InlineData("sì, ma alle undici")]
    [InlineData("sim, mas às onze")]
    [InlineData("ได้ แต่สิบเอ็ดโมง")]
    [InlineData("yes the other one")]
    [InlineData("we said yes to the taxi")]
    [InlineData("\uD83D")]
    public void In_doubt_it_is_neither(string text)
    {
        Assert.Equal(YesNo.Unclear, Reader.ReadPlainly(text));
        Assert.Equal(YesNo.Unclear, Reader.Read(text));
    }

    [Fact]
    public void A_long_text_is_no_plain_answer() => Assert.Equal(YesNo.Unclear, Reader.ReadPlainly(string.Join(' ', Enumerable.Repeat("yes", 80))));

    [Theory]
    [InlineData("Yes please, and is there parking?", YesNo.Yes)]
    [InlineData("No thanks. When does the pool open?", YesNo.No)]
    [InlineData("Sí, gracias. ¿Hay aparcamiento?", YesNo.Yes)]
    [InlineData("Yes. If it is before ten", YesNo.Unclear)]
    [InlineData("Yes, only if it is quiet", YesNo.Unclear)]
    [InlineData("Yes, no, I do not know", YesNo.Unclear)]
    [InlineData("Is there parking?", YesNo.Unclear)]
    [InlineData("Great, never mind the massage", YesNo.Unclear)]
    [InlineData("Ok, we are at the pool now", YesNo.Unclear)]
    public void Among_other_words_a_yes_counts_without_a_condition_and_without_its_opposite(string text, YesNo expected) =>
        Assert.Equal(expected, Reader.Read(text));

    [Fact]
    public void Words_that_restate_the_question_may_stand_beside_the_answer_and_answer_nothing_alone()
    {
        static bool Restates(string word) => word is "cancel" or "it";

        Assert.Equal(YesNo.Yes, Reader.ReadPlainly("yes, cancel it", Restates));
        Assert.Equal(YesNo.Unclear, Reader.ReadPlainly("yes, cancel it"));
        Assert.Equal(YesNo.Unclear, Reader.ReadPlainly("cancel", Restates));
    }
}
