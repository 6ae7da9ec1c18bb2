using System.Runtime.InteropServices;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Local.Tests.Simulators;

public sealed class OpenAIEmbeddingTests
{
    [Fact]
    public async Task Each_text_gets_its_vector_as_numbers_or_in_base64()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        object Request(string format) =>
            new
            {
                model = "e",
                input = new[] { "pool hours", "spa" },
                dimensions = 64,
                encoding_format = format,
            };

        var numbers = (await client.PostAsync("/v1/embeddings", Request("float")).JsonAsync()).GetProperty("data");
        var base64 = (await client.PostAsync("/v1/embeddings", Request("base64")).JsonAsync()).GetProperty("data");

        Assert.Equal(2, numbers.GetArrayLength());
        for (var i = 0; i < 2; i++)
        {
            var expected = numbers[i].GetProperty("embedding").EnumerateArray().Select(value => value.GetSingle()).ToArray();
            Assert.Equal(64, expected.Length);
            Assert.Equal(expected, MemoryMarshal.Cast<byte, float>(base64[i].GetProperty("embedding").GetBytesFromBase64()).ToArray());
        }

        Assert.Equal("pool hours,spa", string.Join(',', openAI.Embeddings.Snapshot()[0].Input));
    }

    [Theory]
    [InlineData("""{"input":"x"}""")]
    [InlineData("""{"model":"e","input":""}""")]
    [InlineData("""{"model":"e","input":[1,2]}""")]
    [InlineData("""{"model":"e"}""")]
    public async Task What_cannot_be_embedded_is_refused(string body)
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);

        using var answer = await client.PostTextAsync("/v1/embeddings", body);

        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public void Texts_that_share_words_are_closer_than_texts_that_do_not()
    {
        var question = HashedEmbedding.Of("When is the POOL open?", 256);

        Assert.Equal(question, HashedEmbedding.Of("when is the pool open", 256));
        Assert.True(Cosine(question, HashedEmbedding.Of("The pool is open until ten", 256))
            > Cosine(question, HashedEmbedding.Of("Breakfast costs twenty euros", 256)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("... !")]
    [InlineData("pool spa breakfast")]
    public void A_vector_has_length_one_even_without_words(string text)
    {
        var vector = HashedEmbedding.Of(text, 32);

        Assert.Equal(1, Cosine(vector, vector), precision: 5);
    }

    [Fact]
    public async Task A_recording_says_what_is_scripted()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.EnqueueTranscription("¿Está abierta la piscina?");

        var scripted = await client.TranscribeAsync([1, 2, 3]).JsonAsync();
        using var unscripted = await client.TranscribeAsync([1], format: "text");
        using var empty = await client.TranscribeAsync([]);

        Assert.Equal("¿Está abierta la piscina?", scripted.Text("text"));
        Assert.Equal("simulated transcription\n", await unscripted.Content.ReadAsStringAsync());
        Assert.Equal(400, (int)empty.StatusCode);
        var request = openAI.Transcriptions.Snapshot()[0];
        Assert.Equal(("whisper-simulated", "voice.ogg", 3L, "es"), (request.Model, request.FileName, request.Bytes, request.Language));
    }

    private static float Cosine(float[] one, float[] other) => one.Zip(other, (a, b) => a * b).Sum();
}
