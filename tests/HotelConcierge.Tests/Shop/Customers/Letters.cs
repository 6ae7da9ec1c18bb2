using HotelConcierge.Shop.Customers;
using HotelConcierge.Text;

namespace HotelConcierge.Tests.Shop.Customers;

/// <summary>A way for codes whose letters a test reads.</summary>
internal sealed class Letters : ICodeWay
{
    public List<CodeLetter> Sent { get; } = [];

    public int AskedWhetherOpen { get; private set; }

    public HashSet<ContactKind> Kinds { get; } =
        [ContactKind.Email, ContactKind.Phone];

    public bool IsOpen { get; set; } = true;

    /// <summary>Told where the host could die.</summary>
    public Action<string> Passing { get; set; } = _ => { };

    /// <summary>The code of the newest letter.</summary>
    public string Code => OneTimeCode.ReadAll(Sent[^1].Text).Codes.Single().Value;

    public bool Takes(ContactKind kind) => Kinds.Contains(kind);

    public Task<bool> SendAsync(CodeLetter letter, CancellationToken cancellationToken)
    {
        Passing("before a letter is sent");
        if (IsOpen)
            Sent.Add(letter);
        Passing("after a letter was sent");
        return Task.FromResult(IsOpen);
    }

    public Task<bool> IsOpenAsync(CodeLetter letter, CancellationToken cancellationToken)
    {
        AskedWhetherOpen++;
        return Task.FromResult(IsOpen);
    }
}
