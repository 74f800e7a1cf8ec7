using System.Runtime.InteropServices;

namespace MLKids.Learning.Featurizers.Pictures.Native;

/// <summary>libvips' C functions that take no variable arguments. Every call needs <see cref="VipsLibrary.Start"/> before it.</summary>
internal static unsafe partial class Vips
{
    private const string V = VipsLibrary.VipsName, O = VipsLibrary.GObjectName, G = VipsLibrary.GLibName;

    /// <summary>GObject's fundamental types (gtype.h, number shifted by 2).</summary>
    internal const nint BooleanType = 5 << 2, IntType = 6 << 2, DoubleType = 15 << 2;

    /// <summary>C's GValue: a type and two machine words of data.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Value
    {
        internal nint Type;
        internal long Data0;
        internal long Data1;
    }

    [LibraryImport(V, EntryPoint = "vips_init", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Init(string program);

    [LibraryImport(V, EntryPoint = "vips_cache_set_max")]
    internal static partial void SetCacheMax(int operations);

    [LibraryImport(V, EntryPoint = "vips_concurrency_set")]
    internal static partial void SetConcurrency(int threads);

    [LibraryImport(V, EntryPoint = "vips_tracked_get_mem")]
    internal static partial nuint TrackedMemory();

    [LibraryImport(V, EntryPoint = "vips_operation_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial IntPtr NewOperation(string nickname);

    [LibraryImport(V, EntryPoint = "vips_cache_operation_build")]
    internal static partial IntPtr Build(IntPtr operation);

    [LibraryImport(V, EntryPoint = "vips_object_unref_outputs")]
    internal static partial void UnrefOutputs(IntPtr operation);

    [LibraryImport(V, EntryPoint = "vips_blob_new")]
    internal static partial IntPtr NewBlob(IntPtr free, byte* data, nuint length);

    [LibraryImport(V, EntryPoint = "vips_blob_get_type")]
    internal static partial nint BlobType();

    [LibraryImport(V, EntryPoint = "vips_blob_get")]
    internal static partial byte* BlobData(IntPtr blob, out nuint length);

    [LibraryImport(V, EntryPoint = "vips_area_unref")]
    internal static partial void UnrefArea(IntPtr area);

    [LibraryImport(V, EntryPoint = "vips_image_get_type")]
    internal static partial nint ImageType();

    [LibraryImport(V, EntryPoint = "vips_array_double_get_type")]
    internal static partial nint ArrayDoubleType();

    [LibraryImport(V, EntryPoint = "vips_value_set_array_double")]
    internal static partial void SetArrayDouble(ref Value value, double* numbers, int count);

    [LibraryImport(V, EntryPoint = "vips_image_get_width")]
    internal static partial int Width(IntPtr image);

    [LibraryImport(V, EntryPoint = "vips_image_get_height")]
    internal static partial int Height(IntPtr image);

    [LibraryImport(V, EntryPoint = "vips_image_get_bands")]
    internal static partial int Bands(IntPtr image);

    [LibraryImport(V, EntryPoint = "vips_image_hasalpha")]
    internal static partial int HasAlpha(IntPtr image);

    [LibraryImport(V, EntryPoint = "vips_image_get_orientation")]
    internal static partial int Orientation(IntPtr image);

    [LibraryImport(V, EntryPoint = "vips_image_new_from_memory_copy")]
    internal static partial IntPtr NewImage(byte* pixels, nuint length, int width, int height, int bands, int format);

    [LibraryImport(V, EntryPoint = "vips_image_set_int", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetInt(IntPtr image, string name, int value);

    [LibraryImport(V, EntryPoint = "vips_image_write_to_memory")]
    internal static partial byte* WriteToMemory(IntPtr image, out nuint length);

    [LibraryImport(V, EntryPoint = "vips_error_buffer_copy")]
    private static partial byte* CopyErrors();

    [LibraryImport(V, EntryPoint = "vips_error_clear")]
    internal static partial void ClearErrors();

    [LibraryImport(O, EntryPoint = "g_object_set_property", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetProperty(IntPtr target, string name, ref Value value);

    [LibraryImport(O, EntryPoint = "g_object_get_property", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void GetProperty(IntPtr target, string name, ref Value value);

    [LibraryImport(O, EntryPoint = "g_object_ref")]
    internal static partial IntPtr Ref(IntPtr target);

    [LibraryImport(O, EntryPoint = "g_object_unref")]
    internal static partial void Unref(IntPtr target);

    [LibraryImport(O, EntryPoint = "g_value_init")]
    internal static partial Value* InitValue(ref Value value, nint type);

    [LibraryImport(O, EntryPoint = "g_value_unset")]
    internal static partial void UnsetValue(ref Value value);

    [LibraryImport(O, EntryPoint = "g_value_set_boolean")]
    internal static partial void SetBoolean(ref Value value, int truth);

    [LibraryImport(O, EntryPoint = "g_value_set_int")]
    internal static partial void SetIntValue(ref Value value, int number);

    [LibraryImport(O, EntryPoint = "g_value_set_double")]
    internal static partial void SetDouble(ref Value value, double number);

    [LibraryImport(O, EntryPoint = "g_value_set_object")]
    internal static partial void SetObject(ref Value value, IntPtr target);

    [LibraryImport(O, EntryPoint = "g_value_dup_object")]
    internal static partial IntPtr DupObject(ref Value value);

    [LibraryImport(O, EntryPoint = "g_value_set_boxed")]
    internal static partial void SetBoxed(ref Value value, IntPtr boxed);

    [LibraryImport(O, EntryPoint = "g_value_get_boxed")]
    internal static partial IntPtr GetBoxed(ref Value value);

    [LibraryImport(G, EntryPoint = "g_setenv", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetEnvironment(string name, string value, [MarshalAs(UnmanagedType.Bool)] bool overwrite);

    [LibraryImport(G, EntryPoint = "g_free")]
    internal static partial void Free(void* memory);

    /// <summary>The messages since the last call, on one line; empties libvips' buffer, which all threads share.</summary>
    internal static string TakeErrors()
    {
        var text = CopyErrors();
        ClearErrors();
        var message = Marshal.PtrToStringUTF8((IntPtr)text) ?? "";
        Free(text);
        return message.Trim().ReplaceLineEndings("; ");
    }
}
