using HotelConcierge.Model.Answers;

namespace HotelConcierge.Tests.Model.Answers;

public sealed class WholeFenceTests
{
    [Theory]
    [InlineData("```markdown\nOpen from **9**.\n\n- Pool\n- Spa\n```", "Open from **9**.\n\n- Pool\n- Spa")]
    [InlineData("```\nAbierto desde las 9.\n```\n", "Abierto desde las 9.")]
    [InlineData("~~~text\r\nAb 9 geöffnet.\r\n~~~", "Ab 9 geöffnet.")]
    [InlineData("  ```md\nOuvert dès 9 h.", "Ouvert dès 9 h.")]
    [InlineData("````\nสระเปิด 9 โมง\n````", "สระเปิด 9 โมง")]
    public void An_answer_that_is_one_code_block_is_read_as_what_stands_in_it(string text, string words) =>
        Assert.Equal(words, WholeFence.Unwrap(text));

    [Theory]
    [InlineData("The code:\n```\n1234\n```")]
    [InlineData("```\none\n```\nand\n```\ntwo\n```")]
    [InlineData("```\n```")]
    [InlineData("`9 to 19`")]
    [InlineData("")]
    public void Other_code_stays(string text) => Assert.Equal(text, WholeFence.Unwrap(text));
}
