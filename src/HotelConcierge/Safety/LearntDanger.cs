using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace HotelConcierge.Safety;

/// <summary>
/// What was learnt from example sentences about which features of a message speak for danger (<c>docs/safety.md</c>): a weight for each
/// place of the table. It ships as <c>danger-weights.bin</c>, so that a start learns nothing.
/// </summary>
internal sealed class LearntDanger
{
    public const string FileName = "danger-weights.bin";

    /// <summary>What stands before the weights, in bytes.</summary>
    public const int HeaderLength = 2 * sizeof(float);

    private readonly float _step, _bias;
    private readonly sbyte[] _weights;

    /// <param name="bytes">
    /// The length of a step of the weights and what stands for no features, then a weight in steps for each place.
    /// </param>
    /// <exception cref="InvalidDataException">There are not as many.</exception>
    public LearntDanger(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != HeaderLength + DangerFeatures.Places)
            throw new InvalidDataException($"{FileName} has {bytes.Length} bytes instead of {HeaderLength + DangerFeatures.Places}.");
        _step = BinaryPrimitives.ReadSingleLittleEndian(bytes);
        _bias = BinaryPrimitives.ReadSingleLittleEndian(bytes[sizeof(float)..]);
        _weights = MemoryMarshal.Cast<byte, sbyte>(bytes[HeaderLength..]).ToArray();
    }

    /// <summary>What ships.</summary>
    public static byte[] ReadShipped()
    {
        using var file = typeof(LearntDanger).Assembly.GetManifestResourceStream(FileName)!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The weights as they ship.</summary>
    public static byte[] Pack(ReadOnlySpan<double> weights, double bias)
    {
        var most = 0.0;
        foreach (var weight in weights)
            most = Math.Max(most, Math.Abs(weight));
        var step = (float)(most / sbyte.MaxValue);
        var bytes = new byte[HeaderLength + weights.Length];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, step);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(sizeof(float)), (float)bias);
        for (var place = 0; place < weights.Length && step > 0; place++)
            bytes[HeaderLength + place] = unchecked((byte)(sbyte)Math.Round(weights[place] / step));
        return bytes;
    }

    /// <summary>How much speaks for danger: above zero more than against it.</summary>
    public double Score(IReadOnlyCollection<int> features)
    {
        var sum = 0;
        foreach (var feature in features)
            sum += _weights[feature];
        return _bias + (_step * sum / Math.Sqrt(Math.Max(1, features.Count)));
    }
}
