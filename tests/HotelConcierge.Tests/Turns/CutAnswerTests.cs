using HotelConcierge.Turns;

namespace HotelConcierge.Tests.Turns;

public sealed class CutAnswerTests
{
    [Theory]
    [InlineData("The pool is open from nine to seven. A lifeguard is on duty the whole ti", "The pool is open from nine to seven.")]
    [InlineData("La piscina abre de nueve a siete. ¡Hay socorrista! Durante to", "La piscina abre de nueve a siete. ¡Hay socorrista!")]
    [InlineData("Der Pool ist bis z. B. 19 Uhr offen. Ein Bademeister, z. B. He", "Der Pool ist bis z. B. 19 Uhr offen.")]
    [InlineData("La piscine est ouverte « tous les jours ». Un maître-na", "La piscine est ouverte « tous les jours ».")]
    [InlineData("プールは九時からです。ライフガードがい", "プールは九時からです。")]
    [InlineData("สระเปิดเก้าโมงถึงหนึ่งทุ่มค่ะ มีเจ้าหน้าที่ดูแลตลอด", "สระเปิดเก้าโมงถึงหนึ่งทุ่มค่ะ")]
    [InlineData("Orari:\n- Piscina: 9-19\n- Spa: 10-20\n- Palestra: 7-", "Orari:\n- Piscina: 9-19\n- Spa: 10-20")]
    [InlineData("Alles ist offen.\n\n## Morgen\nDer Po", "Alles ist offen.")]
    [InlineData("Tudo está aberto.\n\n**Amanhã**\n\nA pis", "Tudo está aberto.")]
    [InlineData("Open from nine. Every day.", "Open from nine. Every day.")]
    [InlineData("The pool is", "")]
    [InlineData("Here is the list:\n", "")]
    public void A_cut_answer_ends_with_its_last_whole_sentence_or_line(string text, string whole) =>
        Assert.Equal(whole, CutAnswer.WholePart(text));

    [Theory]
    [InlineData("Sure!", "Sure! The pool is on duty the whole ti", false)]
    [InlineData("", "The pool is", false)]
    [InlineData("The pool is open.", "The pool is open. The sp", true)]
    public void A_greeting_is_not_most_of_an_answer(string whole, string text, bool expected) =>
        Assert.Equal(expected, CutAnswer.IsMost(whole, text));
}
