#if Cairo
    import CPangoCairo
    import Glibc
    import Ledger

    /// The same sheets as a PDF, for a program that is built with the trait `Cairo`.
    extension CertificatePage {
        /// The document's bytes; nil where cairo could not draw it.
        public var pdf: [UInt8]? {
            let drawn = Drawn()
            let surface = cairo_pdf_surface_create_for_stream(
                { closure, bytes, count in
                    guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                    Unmanaged<Drawn>.fromOpaque(closure).takeUnretainedValue().bytes +=
                        UnsafeBufferPointer(start: bytes, count: Int(count))
                    return CAIRO_STATUS_SUCCESS
                }, Unmanaged.passUnretained(drawn).toOpaque(), Self.width, Self.height)
            defer { cairo_surface_destroy(surface) }
            // The day of the certificate, not of the drawing: equal facts are equal bytes.
            cairo_pdf_surface_set_metadata(
                surface, CAIRO_PDF_METADATA_CREATE_DATE,
                (printed.date?.description ?? "2000-01-01") + "T00:00:00Z")
            cairo_pdf_surface_set_metadata(
                surface, CAIRO_PDF_METADATA_TITLE,
                "\(printed.form[.corporation]): certificate \(printed.number)")
            guard let context = cairo_create(surface) else { return nil }
            cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
            cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
            for marks in Self.sheets(printed) {
                CairoWriter(context: context).draw(marks)
                cairo_show_page(context)
            }
            let status = cairo_status(context)
            cairo_destroy(context)
            cairo_surface_finish(surface)
            return status == CAIRO_STATUS_SUCCESS ? drawn.bytes : nil
        }
    }

    /// Where cairo puts what it has drawn.
    private final class Drawn {
        var bytes: [UInt8] = []
    }
#endif
