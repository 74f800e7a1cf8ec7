namespace MLKids.Learning.Featurizers.Pictures.Native;

/// <summary>One libvips operation: set its inputs, run it, take its output, dispose it.</summary>
internal readonly unsafe ref struct VipsOperation : IDisposable
{
    private readonly IntPtr _operation;

    /// <param name="nickname">For instance <c>jpegload_buffer</c>.</param>
    /// <exception cref="LearningException">This libvips has no such operation (<see cref="LearningCodes.MissingFeaturizer"/>).</exception>
    internal VipsOperation(string nickname)
    {
        _operation = Vips.NewOperation(nickname);
        if (_operation == IntPtr.Zero)
            throw VipsLibrary.Missing($"a libvips without {nickname}: {Vips.TakeErrors()}");
    }

    /// <summary>Also for enumerations, which GObject converts from integers.</summary>
    internal void Set(string name, int number)
    {
        var value = default(Vips.Value);
        Vips.InitValue(ref value, Vips.IntType);
        Vips.SetIntValue(ref value, number);
        Apply(name, ref value);
    }

    internal void Set(string name, double number)
    {
        var value = default(Vips.Value);
        Vips.InitValue(ref value, Vips.DoubleType);
        Vips.SetDouble(ref value, number);
        Apply(name, ref value);
    }

    internal void Set(string name, bool truth)
    {
        var value = default(Vips.Value);
        Vips.InitValue(ref value, Vips.BooleanType);
        Vips.SetBoolean(ref value, truth ? 1 : 0);
        Apply(name, ref value);
    }

    internal void Set(string name, VipsImage image)
    {
        var value = default(Vips.Value);
        Vips.InitValue(ref value, Vips.ImageType());
        Vips.SetObject(ref value, image.Handle);
        Apply(name, ref value);
    }

    /// <summary>The bytes must stay where they are until every image made from them is disposed: nothing is copied.</summary>
    internal void Set(string name, byte* data, int length)
    {
        var blob = Vips.NewBlob(IntPtr.Zero, data, (nuint)length);
        var value = default(Vips.Value);
        Vips.InitValue(ref value, Vips.BlobType());
        Vips.SetBoxed(ref value, blob);
        Vips.UnrefArea(blob);
        Apply(name, ref value);
    }

    internal void SetArray(string name, params ReadOnlySpan<double> numbers)
    {
        var value = default(Vips.Value);
        Vips.InitValue(ref value, Vips.ArrayDoubleType());
        fixed (double* first = numbers)
            Vips.SetArrayDouble(ref value, first, numbers.Length);
        Apply(name, ref value);
    }

    /// <summary>Runs it; the output image is the caller's to dispose. Null when it failed: see <see cref="Vips.TakeErrors"/>.</summary>
    internal VipsImage? Run()
    {
        if (Vips.Build(_operation) == IntPtr.Zero)
            return null;
        var value = default(Vips.Value);
        Vips.InitValue(ref value, Vips.ImageType());
        Vips.GetProperty(_operation, "out", ref value);
        var image = new VipsImage(Vips.DupObject(ref value));
        Vips.UnsetValue(ref value);
        Finish();
        return image;
    }

    /// <summary>Runs a saver and copies its bytes; null when it failed.</summary>
    internal byte[]? RunSaver()
    {
        if (Vips.Build(_operation) == IntPtr.Zero)
            return null;
        var value = default(Vips.Value);
        Vips.InitValue(ref value, Vips.BlobType());
        Vips.GetProperty(_operation, "buffer", ref value);
        var data = Vips.BlobData(Vips.GetBoxed(ref value), out var length);
        var bytes = new ReadOnlySpan<byte>(data, checked((int)length)).ToArray();
        Vips.UnsetValue(ref value);
        Finish();
        return bytes;
    }

    public void Dispose()
    {
        Vips.UnrefOutputs(_operation);
        Vips.Unref(_operation);
    }

    private void Finish()
    {
        // vips_cache_operation_build gave a second reference to the same operation.
        Vips.Unref(_operation);
    }

    private void Apply(string name, ref Vips.Value value)
    {
        Vips.SetProperty(_operation, name, ref value);
        Vips.UnsetValue(ref value);
    }
}
